"""__call__ in its forms: instances, classes, nested callables, errors."""

import functools


class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, *args, **kwargs): return self.n + sum(args), kwargs


class Forward:
    __call__ = Adder(100)


class Static:
    @staticmethod
    def __call__(x): return ("static", x)


class Cls:
    @classmethod
    def __call__(cls, x): return (cls.__name__, x)


add = Adder(1)
print(add(), add(2, 3), add(1, k=2), callable(add), callable(Adder), callable(5), Forward()(1), Static()(2), Cls()(3))
print(list(map(Adder(10), range(3))), functools.partial(add, 5)(6, z=1), sorted([3, 1], key=lambda v: Adder(0)(-v)))
inst = Adder(1)
inst.__call__ = lambda: "instance"
print(inst(), inst.__call__())


class NotCallable: pass


n = NotCallable()
n.__call__ = lambda: 1
for action in (lambda: n(), lambda: 5(), lambda: "a"(1), lambda: None(), lambda: [](), lambda: (1, 2)(3), lambda: add.n(), lambda: type(n)()(), lambda: {}["a"](), lambda: print(end=1), lambda: len(), lambda: len(1, 2), lambda: len(obj=1), lambda: abs(), lambda: ord("ab"), lambda: [].append(), lambda: [].append(1, 2), lambda: "".join(), lambda: {}.get(), lambda: "".split(1, 2, 3), lambda: dict.get(), lambda: str.upper(), lambda: str.upper(1), lambda: list.append([], x=1), lambda: isinstance(1), lambda: int.from_bytes(), lambda: sorted(), lambda: sorted([], None), lambda: "".encode(1), lambda: max(), lambda: open(), lambda: range(), lambda: sum(), lambda: zip(strict=1, wrong=2), lambda: "".replace("a"), lambda: enumerate()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
