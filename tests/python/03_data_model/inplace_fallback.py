"""Augmented operators: the in-place method, the plain one, the reflected one, `NotImplemented`."""

import operator

names = "add sub mul matmul truediv floordiv mod pow lshift rshift and xor or".split()


class InPlace:
    pass


class Plain:
    pass


class Reflected:
    pass


class Refuses:
    pass


for name in names:
    setattr(InPlace, f"__i{name}__", lambda self, other, name=name: f"i{name}")
    setattr(Plain, f"__{name}__", lambda self, other, name=name: f"{name}")
    setattr(Reflected, f"__r{name}__", lambda self, other, name=name: f"r{name}")
    setattr(Refuses, f"__i{name}__", lambda self, other: NotImplemented)
    setattr(Refuses, f"__{name}__", lambda self, other: NotImplemented)

symbols = "+ - * @ / // % ** << >> & ^ |".split()
for name, symbol in zip(names, symbols):
    results = []
    for left, right in ((InPlace(), 1), (Plain(), 1), (Refuses(), Reflected()), (1, Reflected()), (Refuses(), 1)):
        scope = {"x": left, "y": right}
        try:
            exec(f"x {symbol}= y", scope)
            results.append(scope["x"])
        except TypeError as error:
            results.append(str(error))
    print(*results, sep=" | ")
print(operator.iadd(InPlace(), 1), operator.iadd(Plain(), 1), operator.ipow(2, 5), operator.iconcat([1], [2]))
items = shared = [1]
items += (2,)
print(shared, items is shared)
text = other = "a"
text += "b"
print(other, text)
try:
    items += 5
except TypeError as error:
    print(error)
try:
    items *= "x"
except TypeError as error:
    print(error)
nested = ([1],)
try:
    nested[0] += [2]
except TypeError as error:
    print(error, nested)
