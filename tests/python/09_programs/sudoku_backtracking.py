"""Sudoku by constraint propagation and search, with the number of guesses."""

PUZZLE = "530070000600195000098000060800060003400803001700020006060000280000419005000080079"


def peers(cell):
    row, column = divmod(cell, 9)
    box = row // 3 * 27 + column // 3 * 3
    return ({row * 9 + i for i in range(9)} | {i * 9 + column for i in range(9)} | {box + 9 * i + j for i in range(3) for j in range(3)}) - {cell}


PEERS = [sorted(peers(cell)) for cell in range(81)]


class Contradiction(Exception):
    pass


def assign(board, cell, digit):
    board[cell] = digit
    for peer in PEERS[cell]:
        if digit in board[peer]:
            left = board[peer].replace(digit, "")
            if not left:
                raise Contradiction(peer)
            board[peer] = left
            if len(left) == 1:
                assign(board, peer, left)


def solve(board, depth=0):
    open_cells = [(len(options), cell) for cell, options in board.items() if len(options) > 1]
    if not open_cells:
        return board, depth
    _, cell = min(open_cells)
    for digit in board[cell]:
        attempt = dict(board)
        try:
            assign(attempt, cell, digit)
            return solve(attempt, depth + 1)
        except Contradiction:
            continue
    raise Contradiction(cell)


board = dict.fromkeys(range(81), "123456789")
for cell, digit in enumerate(PUZZLE):
    if digit != "0" and board[cell] != digit:
        assign(board, cell, digit)
solved, guesses = solve(board)
text = "".join(solved[cell] for cell in range(81))
for row in range(9):
    print(" ".join(text[row * 9 : row * 9 + 9]))
print("guesses", guesses, all(len(set(text[row * 9 : row * 9 + 9])) == 9 for row in range(9)))
