"""Truth of objects: __bool__, __len__, and their errors."""


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def make(**methods):
    return type("T", (), methods)()


attempt(lambda: bool(make()))
attempt(lambda: bool(make(__bool__=lambda self: False)))
attempt(lambda: bool(make(__bool__=lambda self: 1)))
attempt(lambda: bool(make(__bool__=lambda self: None)))
attempt(lambda: bool(make(__len__=lambda self: 0)))
attempt(lambda: bool(make(__len__=lambda self: 3)))
attempt(lambda: bool(make(__len__=lambda self: -1)))
attempt(lambda: bool(make(__len__=lambda self: "x")))
attempt(lambda: bool(make(__len__=lambda self: 0, __bool__=lambda self: True)))
attempt(lambda: bool(make(__bool__=None)))
attempt(lambda: len(make(__len__=lambda self: 2 ** 100)))
attempt(lambda: len(make(__len__=lambda self: 1.5)))
attempt(lambda: len(make(__len__=lambda self: True)))
attempt(lambda: len(make()))
attempt(lambda: len(5))
attempt(lambda: len(make(__len__=lambda self: make(__index__=lambda self: 7))))
t = make(__bool__=lambda self: print("asked") or False)
print(not t, t or "other", (t and "x") is t, 1 if t else 2)
while t:
    pass
print([x for x in (1, 2) if not t], any([t]), all([t]))
assert not t
print(bool(0), bool(0.0), bool(0j), bool(""), bool(b""), bool(()), bool([]), bool({}), bool(set()), bool(range(0)), bool(None), bool(...), bool(NotImplemented) if False else "", bool(object), bool(" "), bool([0]), bool(-1))
