"""Walking grids: spirals, diagonals, rotation, transposing, and a path that avoids walls."""

grid = [[row * 4 + column for column in range(4)] for row in range(3)]


def spiral(rows):
    rows = [list(row) for row in rows]
    while rows:
        yield from rows.pop(0)
        rows = [list(row) for row in zip(*rows)][::-1]


def diagonals(rows):
    height, width = len(rows), len(rows[0])
    for total in range(height + width - 1):
        yield [rows[r][total - r] for r in range(height) if 0 <= total - r < width]


def rotate(rows):
    return [list(row) for row in zip(*rows[::-1])]


print(list(spiral(grid)), list(diagonals(grid)), rotate(grid), rotate(rotate(rotate(rotate(grid)))) == grid, [list(c) for c in zip(*grid)][0], sep="\n")
WALLS = {(1, 1), (1, 2), (2, 0)}


def paths(place=(0, 0), goal=(3, 3), seen=()):
    if place == goal:
        return 1
    r, c = place
    return sum(paths(step, goal, (*seen, place)) for step in ((r + 1, c), (r, c + 1)) if max(step) <= 3 and step not in WALLS)


print(paths(), paths((2, 2)), sum(map(sum, grid)), max(max(row) for row in grid))
