"""Plays tic-tac-toe against itself with minimax."""

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]


def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return None if " " in board else "draw"


def best(board, player, memo={}):
    key = (board, player)
    if key in memo:
        return memo[key]
    result = winner(board)
    if result is not None:
        memo[key] = ({"X": 1, "O": -1, "draw": 0}[result], None)
        return memo[key]
    other = "O" if player == "X" else "X"
    scores = []
    for move, square in enumerate(board):
        if square == " ":
            score, _ = best(board[:move] + player + board[move + 1 :], other)
            scores.append((score, move))
    choose = max if player == "X" else min
    memo[key] = choose(scores, key=lambda pair: pair[0])
    return memo[key]


def show(board):
    return "\n-+-+-\n".join("|".join(board[i : i + 3]) for i in (0, 3, 6))


board, player = "X   O    ", "X"
while (result := winner(board)) is None:
    score, move = best(board, player)
    board = board[:move] + player + board[move + 1 :]
    print(f"{player} plays {move} ({score:+d})")
    player = "XO"[player == "X"]
print(show(board))
print(result, len(best.__defaults__[0]))
