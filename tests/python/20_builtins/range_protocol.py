"""range: arithmetic on attributes, membership, slicing, equality, huge values, and errors."""

for args in ((5,), (2, 5), (0, 10, 3), (10, 0, -3), (5, 5), (0, -5), (-3, 3, 2), (0,), (1, 0), (3, 0, -1)):
    r = range(*args)
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, r[-1] if r else None, list(reversed(r)))
r = range(0, 100, 7)
print(r[2:5], r[::-1], r[5:2], r[-3:], r[::3], r[1], 14 in r, 15 in r, 14.0 in r, "a" in r, True in range(2), r.index(21), r.count(21), r.count(22), min(r), max(r), sum(r))
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), range(3) == [0, 1, 2], range(1, 2) != range(1, 3), {range(3): 1}[range(0, 3, 1)], range(3) is range(3))
big = range(2**70, 2**70 + 10, 3)
print(big, big[1] == 2**70 + 3, len(big), 2**70 + 6 in big, 2**70 + 7 in big, big[-1] - 2**70, list(big)[0] == 2**70, range(-(2**70), 2**70, 2**69), list(range(2**64, 2**64 + 2)))
for action in ("range()", "range(1.0)", "range('a')", "range(1, 2, 0)", "range(1, 2, 3, 4)", "r[100]", "r['a']", "r[0] = 1", "r.index(1)", "r.index('a')", "len(range(2**100))", "r.start = 5", "r + r", "r < r", "range(None)", "range(stop=5)", "del r[0]", "r.append(1)", "range(3)[1.5]", "r.count()"):
    try:
        exec(f"print({action!r}, {action})" if " = " not in action and not action.startswith("del") else action)
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
iterator = iter(range(3))
next(iterator)
print(iterator.__length_hint__(), list(iterator), next(iterator, "end"), type(iterator).__name__, type(iter(range(2**70))).__name__, type(reversed(range(3))).__name__, [*range(3), *range(2)])
