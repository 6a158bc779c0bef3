"""Assigning to and deleting slices of lists and bytearrays."""


def run(text, start):
    x = start[:]
    try:
        exec(text, {"x": x})
        print(text, x)
    except Exception as error:
        print(text, "->", type(error).__name__, error, x)


for text in ("x[1:3] = 'ab'", "x[:] = []", "x[::2] = 'abc'", "x[::2] = 'ab'", "x[::-1] = range(5)", "x[5:] = [9]", "x[2:2] = [7, 8]", "x[3:1] = ['m']", "x[-100:1] = []", "x[1:3] = 5", "x[::2] = 5", "x[1:2] = x", "x[:0] = x[2:]", "x[0] = x", "x[9] = 1", "x['a'] = 1", "x[1:2:0] = []", "del x[1:3]", "del x[::2]", "del x[::-2]", "del x[:]", "del x[9]", "del x[-1]", "del x['a']", "del x[10:]", "x[1:3] += [4]", "x[0] += 10", "x[:] *= 2", "x[1:4:2], x[0] = (7, 8), 9", "x[::3] = (v for v in 'pq')", "x[1:1:1] = 'zz'", "x[4:0:-2] = [1, 2]", "x[:-1] = None", "x[1.5] = 0", "x[:'a'] = []", "x *= -1", "x[0:2] = {3: 4}"):
    run(text, [0, 1, 2, 3, 4])
for text in ("x[1:3] = b'AB'", "x[1:3] = b''", "x[::2] = b'XYZ'", "x[::2] = b'X'", "x[0] = 65", "x[0] = 256", "x[0] = -1", "x[0] = 'a'", "x[1:2] = [1, 2, 3]", "x[1:2] = 'ab'", "x[1:2] = 5", "x[1:2] = [300]", "del x[::2]", "del x[0]", "del x[9]", "x[9] = 1", "x += b'!'", "x += [1]", "x += 'a'", "x *= 2", "x[:] = x", "x[2:] = memoryview(b'mv')", "x[0] = 1.5", "x['a'] = 1", "x[1:1] = x"):
    run(text, bytearray(b"abcde"))
for text in ("x = 'abc'; x[0] = 'z'", "x = (1,); x[0] = 2", "x = b'a'; x[0] = 1", "x = 'abc'; del x[0]", "x = (1,); del x[0]", "x = range(3); x[0] = 1", "x = {1}; x[0] = 1", "x = 5; x[0] = 1", "x = None; del x[0]", "x = 'a'; x[:] = ''", "x = (); x[0:1] = []", "x = {}; del x[1]", "x = {}; x[[]] = 1", "x = frozenset(); del x[0]", "x = {}; x[1:2] = 1"):
    try:
        exec(text)
    except Exception as error:
        print(text, "->", type(error).__name__, error)
