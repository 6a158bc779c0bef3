"""Generates a maze with a seed, solves it by breadth-first search, and draws it."""

import random


class Maze:
    def __init__(self, width, height, seed):
        self.width, self.height = width, height
        self.open = set()
        self.carve(random.Random(seed))

    def neighbours(self, cell):
        x, y = cell
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if 0 <= x + dx < self.width and 0 <= y + dy < self.height:
                yield x + dx, y + dy

    def carve(self, rng):
        stack, seen = [(0, 0)], {(0, 0)}
        while stack:
            cell = stack[-1]
            choices = [n for n in self.neighbours(cell) if n not in seen]
            if not choices:
                stack.pop()
                continue
            following = rng.choice(choices)
            self.open |= {(cell, following), (following, cell)}
            seen.add(following)
            stack.append(following)

    def solve(self, start, goal):
        came, queue = {start: None}, [start]
        while queue:
            cell = queue.pop(0)
            if cell == goal:
                break
            for n in self.neighbours(cell):
                if n not in came and (cell, n) in self.open:
                    came[n] = cell
                    queue.append(n)
        path = [goal]
        while came[path[-1]] is not None:
            path.append(came[path[-1]])
        return path[::-1]

    def draw(self, path=()):
        rows = ["+" + "--+" * self.width]
        for y in range(self.height):
            row, below = "|", "+"
            for x in range(self.width):
                row += ".." if (x, y) in path else "  "
                row += " " if ((x, y), (x + 1, y)) in self.open else "|"
                below += ("  " if ((x, y), (x, y + 1)) in self.open else "--") + "+"
            rows += [row, below]
        return "\n".join(rows)


maze = Maze(12, 6, seed=3)
path = maze.solve((0, 0), (11, 5))
print(maze.draw(path))
print(len(path), path[:4], len(maze.open))
