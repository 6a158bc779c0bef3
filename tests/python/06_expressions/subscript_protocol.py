"""`__getitem__`, `__setitem__`, `__delitem__`: what a subscript becomes, and the errors."""

import copy


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1], s[1, 2], s[1:2], s[:], s[::], s[1:2:3], s[1:2, 3], s[...], s[..., 1:], s[()], s[(1,)], s[1,], s[-1], s["k"], s[[1]], s[*[1, 2]], s[0, *(1,), 2])
s[1:2] = 3
s[1, ::2] = 4
del s[5], s[:1]
for use in (lambda: 5[0], lambda: None["x"], lambda: (lambda: 1)[0], lambda: [1]["a"], lambda: (1,)[1.0], lambda: "abc"[None], lambda: [1][5], lambda: (1,)[-2], lambda: ""[0],
            lambda: range(3)[7], lambda: b"a"[3], lambda: {}["k"], lambda: {}[[]], lambda: {1}[0], lambda: [1][2**70], lambda: [1, 2]["x":], lambda: "abc"[::0], lambda: object()[1],
            lambda: int[0], lambda: range(5)["a"], lambda: bytearray(b"x")[9], lambda: memoryview(b"x")[4], lambda: [1][1:2:"x"]):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)


def assign(target, key, value):
    target = copy.copy(target)
    try:
        target[key] = value
        print(target)
    except Exception as error:
        print(type(error).__name__, error)


def remove(target, key):
    target = copy.copy(target)
    try:
        del target[key]
        print(target)
    except Exception as error:
        print(type(error).__name__, error)


for target, key, value in (((1,), 0, 2), ("a", 0, "b"), (5, 0, 1), (None, 0, 1), ([1], 3, 1), ([1], "k", 1), ({}, [], 1), (b"a", 0, 1), (bytearray(b"a"), 0, 300),
                           (bytearray(b"a"), 0, "x"), ([1, 2, 3], slice(0, 2), 5), ([1, 2, 3], slice(None, None, 2), [1]), (range(3), 0, 1), ({1}, 0, 1), ([1, 2, 3], slice(0, 2), "xyz"),
                           ([1, 2], slice(5, 9), [7]), ([1, 2, 3], slice(2, 0), [9]), (bytearray(b"abc"), slice(0, 2), b"xyz"), (bytearray(b"abc"), slice(0, 2), 3)):
    assign(target, key, value)
for target, key in (((1,), 0), ("a", 0), (5, 0), ([1], 3), ([1], "k"), ({}, "k"), (b"a", 0), (range(3), 0), ([1, 2, 3, 4], slice(None, None, 2)), (object, 0), ({1}, 0)):
    remove(target, key)
