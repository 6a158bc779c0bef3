"""slice: attributes, indices(), equality, use as keys, and the errors of bad parts."""

for args in ((5,), (1, 5), (1, 10, 2), (None,), (None, None, -1), (-3, None), (None, -2, 3), (10, 2, -2), ("a", "b")):
    s = slice(*args)
    try:
        print(s, s.start, s.stop, s.step, s.indices(7), list(range(7))[s])
    except TypeError as error:
        print(s, error)
print(slice(1, 2) == slice(1, 2), slice(1, 2, None) == slice(1, 2), slice(1) != slice(2), slice(1, 2) < slice(1, 3), slice(None).indices(0), slice(2**70).indices(5), slice(-(2**70), 2**70).indices(5))
for action in ("slice()", "slice(1, 2, 3, 4)", "slice(1).indices(-1)", "slice(0, 1, 0).indices(5)", "slice(1).indices('a')", "hash(slice(1))", "{slice(1): 2}", "slice(1).start = 2", "slice(stop=1)", "[1][slice(1, 2, 0)]", "slice(1.5).indices(3)", "slice(1).indices()", "slice(1).x", "slice(1) < 5", "slice('a') < slice(1)"):
    try:
        exec(f"print({action!r}, {action})" if " = " not in action else action)
    except (TypeError, ValueError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)


class Index:
    def __index__(self):
        return 2


class Recorder:
    def __getitem__(self, key):
        return key


print("abcdef"[Index():], [1, 2, 3][:Index()], slice(Index()).indices(5), Recorder()[1:2, ::3, ...], Recorder()[:].stop, Recorder()[1:], Recorder()[slice(1, 2)] == slice(1, 2))
evens, tail = slice(None, None, 2), slice(-2, None)
print("abcdef"[evens], [1, 2, 3][tail], (1, 2, 3)[evens], b"abc"[tail], range(9)[evens], bytearray(b"xyz")[tail])
