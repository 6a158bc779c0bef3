"""Linear algebra, graph searches and dynamic programming in plain Python."""


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def __repr__(self):
        return "[" + "; ".join(" ".join(map(str, row)) for row in self.rows) + "]"

    def determinant(self):
        rows = [row[:] for row in self.rows]
        sign, previous = 1, 1
        for k in range(len(rows) - 1):
            if rows[k][k] == 0:
                for i in range(k + 1, len(rows)):
                    if rows[i][k]:
                        rows[k], rows[i] = rows[i], rows[k]
                        sign = -sign
                        break
                else:
                    return 0
            for i in range(k + 1, len(rows)):
                for j in range(k + 1, len(rows)):
                    rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // previous
            previous = rows[k][k]
        return sign * rows[-1][-1]


fibonacci = Matrix([[1, 1], [1, 0]])
print(fibonacci**10, (fibonacci**100).rows[0][1], Matrix.identity(2) == fibonacci**0)
print(Matrix([[2, -1, 0], [1, 3, 2], [0, 5, -4]]).determinant(), Matrix([[0, 1], [1, 0]]).determinant())
GRAPH = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}, "e": {}}


def dijkstra(graph, start):
    distance, previous, todo = {start: 0}, {}, {start}
    while todo:
        node = min(todo, key=lambda n: (distance[n], n))
        todo.discard(node)
        for neighbour, weight in graph[node].items():
            through = distance[node] + weight
            if through < distance.get(neighbour, float("inf")):
                distance[neighbour], previous[neighbour] = through, node
                todo.add(neighbour)
    return distance, previous


def path(previous, node):
    return path(previous, previous[node]) + [node] if node in previous else [node]


distance, previous = dijkstra(GRAPH, "a")
print(dict(sorted(distance.items())), "->".join(path(previous, "e")))


def topological(graph):
    seen, order = set(), []

    def visit(node):
        if node not in seen:
            seen.add(node)
            for neighbour in graph[node]:
                visit(neighbour)
            order.append(node)

    for node in graph:
        visit(node)
    return order[::-1]


print(topological(GRAPH))


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


print(edit_distance("kitten", "sitting"), edit_distance("", "abc"), edit_distance("flaw", "lawn"))


def knapsack(items, capacity):
    best = {0: (0, ())}
    for name, weight, value in items:
        for used, (total, chosen) in list(best.items()):
            if used + weight <= capacity and total + value > best.get(used + weight, (-1,))[0]:
                best[used + weight] = (total + value, chosen + (name,))
    return max(best.values())


print(knapsack([("gold", 10, 60), ("silver", 20, 100), ("bronze", 30, 120)], 50))


def queens(n, row=0, columns=(), rising=(), falling=()):
    if row == n:
        yield columns
        return
    for column in range(n):
        if column not in columns and row + column not in rising and row - column not in falling:
            yield from queens(n, row + 1, columns + (column,), rising + (row + column,), falling + (row - column,))


print(sum(1 for _ in queens(6)), next(queens(8)))


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for p in range(2, int(n**0.5) + 1):
        if flags[p]:
            flags[p * p :: p] = [False] * len(flags[p * p :: p])
    return [i for i, flag in enumerate(flags) if flag]


primes = sieve(500)
print(len(primes), primes[-5:], sum(primes))


def life(cells, generations):
    for _ in range(generations):
        counts = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
        cells = {cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in cells)}
    return cells


print(sorted(life({(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}, 8)))
