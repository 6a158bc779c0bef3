"""Conway's game of life on a set of cells: a glider moves, a blinker blinks."""

from collections import Counter


def step(cells):
    neighbours = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {cell for cell, count in neighbours.items() if count == 3 or count == 2 and cell in cells}


def parse(text):
    return {(x, y) for y, line in enumerate(text.splitlines()) for x, mark in enumerate(line) if mark == "#"}


def show(cells, width=8, height=5):
    return "\n".join("".join(".#"[(x, y) in cells] for x in range(width)) for y in range(height))


glider = parse(".#.\n..#\n###")
for generation in range(5):
    print(f"generation {generation}, {len(glider)} cells")
    print(show(glider))
    glider = step(glider)
blinker = {(1, 0), (1, 1), (1, 2)}
print(sorted(step(blinker)), step(step(blinker)) == blinker)
block = parse("##\n##")
print(step(block) == block, step({(0, 0)}), sorted(min(step(step(glider)))))
