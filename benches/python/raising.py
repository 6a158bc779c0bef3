# exceptions: raised, caught, chained, through frames, with finally and with
class Missing(KeyError):
    def __init__(self, key, depth):
        super().__init__(key)
        self.depth = depth


class Guard:
    entered = left = failed = 0

    def __enter__(self):
        Guard.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        Guard.left += 1
        Guard.failed += kind is not None
        return False


def find(table, key, depth):
    if depth:
        return find(table, key, depth - 1)
    if key not in table:
        raise Missing(key, depth)
    return table[key]


def guarded(table, key):
    with Guard():
        try:
            return find(table, key, 4)
        except Missing as error:
            raise ValueError(f"no {key}") from error
        finally:
            table["last"] = key


table = {i: i * i for i in range(0, 100, 2)}
found = missed = 0
for i in range(60000):
    try:
        found += guarded(table, i % 100)
    except ValueError as error:
        missed += len(str(error)) + isinstance(error.__cause__, KeyError)
print(found, missed, Guard.entered, Guard.left, Guard.failed)

total = 0
for i in range(400000):
    try:
        total += [1, 2, 3][i % 5]
    except IndexError:
        total -= 1
for i in range(200000):
    try:
        total += int("12x" if i % 3 == 0 else "12")
    except ValueError:
        total += 1
print(total)
