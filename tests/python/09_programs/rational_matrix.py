"""Gaussian elimination over fractions: determinant, inverse, and a singular matrix."""

from fractions import Fraction


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction(x) for x in row] for row in rows]
        self.size = len(self.rows)

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __str__(self):
        return "; ".join(" ".join(map(str, row)) for row in self.rows)

    def reduced(self):
        """The inverse and the determinant."""
        work = [row + [Fraction(i == j) for j in range(self.size)] for i, row in enumerate(self.rows)]
        determinant = Fraction(1)
        for column in range(self.size):
            pivot = next((r for r in range(column, self.size) if work[r][column]), None)
            if pivot is None:
                raise ZeroDivisionError("the matrix is singular")
            if pivot != column:
                work[pivot], work[column] = work[column], work[pivot]
                determinant = -determinant
            scale = work[column][column]
            determinant *= scale
            work[column] = [x / scale for x in work[column]]
            for r in range(self.size):
                if r != column and work[r][column]:
                    factor = work[r][column]
                    work[r] = [x - factor * y for x, y in zip(work[r], work[column])]
        return Matrix([row[self.size:] for row in work]), determinant


identity = Matrix([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
for rows in ([[2, 1, 1], [1, 3, 2], [1, 0, 0]], [[0, 1, 0], [1, 0, 0], [0, 0, 5]], [["1/2", "1/3", "1/4"], ["1/5", 1, 0], [0, "2/7", 3]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]):
    matrix = Matrix(rows)
    try:
        inverse, determinant = matrix.reduced()
        print(matrix, "|", inverse, "|", determinant, matrix @ inverse == identity)
    except ZeroDivisionError as error:
        print(matrix, "|", error)
