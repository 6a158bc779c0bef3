"""An error inside a comprehension inside a comprehension: frames of their own, with carets."""

rows = [[1, 2], [3, "x"], [5]]
print([sum(row) for row in rows if all(isinstance(n, int) for n in row)])
table = {i: [n * 2 - 1 for n in row] for i, row in enumerate(rows)}
