"""Slices of every sequence: bounds, steps, negative, huge; reads only."""

s, t, b, r = "abcdefg", tuple(range(7)), b"abcdefg", range(7)
cases = [(None, None, None), (1, 5, None), (-3, None, None), (None, -3, None), (5, 1, -1), (None, None, -1), (None, None, 2), (6, None, -2), (10, 20, None), (-20, 3, None), (3, 3, None), (None, 10 ** 30, None), (-10 ** 30, None, 3), (2, 10 ** 30, 10 ** 30), (5, None, -10 ** 30), (True, False, -1), (0, None, 7), (-1, -8, -3)]
for start, stop, step in cases:
    key = slice(start, stop, step)
    print(s[key], t[key], b[key], list(r[key]), list(t)[key] == list(t[key]), bytearray(b)[key] == b[key], memoryview(b)[key].tolist() == list(b[key]))
print(s[2], s[-1], t[-7], b[0], r[-2], s[True], s[1:][1:], s[::-1][::2], s[:][0])
for text in ("s[7]", "s[-8]", "t[7]", "b[7]", "r[7]", "list(t)[7]", "s['a']", "t['a']", "b['a']", "r['a']", "list(t)['a']", "s[1.0]", "t[None]", "list(t)[1, 2]", "s[::0]", "t[::0]", "list(t)[::0]", "b[::0]", "r[::0]", "s['a':]", "t[:1.5]", "list(t)[::'x']", "s[10 ** 30]", "t[-10 ** 30]", "list(t)[10 ** 30]", "bytearray(b)[9]", "memoryview(b)[9]", "[][0]", "''[0]", "()[0]", "b''[-1]", "{}[1:2]", "{1}[0]", "5[0]", "None[0]", "(lambda: 0)[0]", "len[0]", "int[0]", "...[0]", "1.5[0]", "r[1.5:]"):
    try:
        print(text, repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
