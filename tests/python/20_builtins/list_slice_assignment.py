"""Slice assignment and deletion of lists: every shape, steps, self-assignment, and the errors."""

for start, stop, step, new in ((0, 2, 1, "ab"), (2, 2, 1, [9]), (1, -1, 1, []), (None, None, 1, ()), (5, 1, 1, "x"), (None, None, 2, "abc"), (None, None, -1, range(6)), (4, None, -2, "xyz"), (-2, None, 1, (7, 8, 9)), (10, 20, 1, [1])):
    items = list(range(6))
    try:
        items[start:stop:step] = new
        print((start, stop, step), items)
    except ValueError as error:
        print((start, stop, step), error)
for start, stop, step in ((0, 2, 1), (None, None, 2), (None, None, -1), (1, 5, 3), (4, 1, 1), (-1, None, 1), (5, None, -2), (9, 20, 1)):
    items = list(range(6))
    del items[start:stop:step]
    print((start, stop, step), items)
items = [1, 2, 3]
items[1:1] = items
print(items)
items[::2] = items[::2][::-1]
items[:] = (x for x in items if x != 1)
print(items)
for action in ("items[0:1] = 5", "items[::2] = [1]", "items['a':] = []", "items[0:2] = None", "del items[::0]", "items[::0] = []", "items[9] = 1", "del items[9]", "items['x'] = 1", "items[1.0]", "items[0:1:2] = 5"):
    try:
        exec(action)
        print(action, items)
    except (TypeError, ValueError, IndexError) as error:
        print(action, "->", type(error).__name__, error)
