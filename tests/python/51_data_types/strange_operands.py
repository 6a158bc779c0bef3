"""Operators' methods with operands that are not theirs, and containers whose items compare or change strangely."""
import collections
import heapq
import json


def ask(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


class Two:
    def __index__(self):
        return 2


class Raises:
    def __eq__(self, other):
        raise RuntimeError("compared")


class Always:
    def __eq__(self, other):
        return True


numbers = [1, 2]
ask(lambda: numbers.__imul__(Two()) is numbers)
for method in numbers.__mul__, "ab".__mul__, b"ab".__rmul__, (1,).__mul__, bytearray(b"a").__imul__:
    ask(lambda: method(Two()))
    ask(lambda: method(2.0))
ask(lambda: 2.0 * numbers)
for number in 2, 2.0, 2j:
    ask(lambda: (number.__mul__("a"), number.__rmul__([1]), number.__add__("a"), number.__pow__("a")))
ask(lambda: "a".__add__(1))
first, second = {1: Raises()}, {1: Raises()}
ask(lambda: first.items() == second.items())
ask(lambda: first.items() <= second.items())
ask(lambda: {1: []}.items() == {1: []}.items())
ask(lambda: {1: []}.items() >= {1: []}.items())
ask(lambda: {1: []}.items() == {(1, 2)})
ask(lambda: {(1, 2)} <= {1: 2}.items())
ask(lambda: {1: 2}.keys() == [1])
ask(lambda: (range(10).count(Always()), range(10).index(Always())))
for sequence in [1], (1,), collections.deque([1]):
    ask(lambda: sequence.index(1, 4.3))
ask(lambda: b"x".__bytes__() is bytes(b"x"))
ask(lambda: heapq.nsmallest("a", [1, 2]))
ask(lambda: collections.Counter("hello").most_common("hello"))
ask(lambda: (round(8979323, 2**64), round(True, -400), round(8979323, -400)))
ask(lambda: open(__file__).write(42))


class Named(collections.OrderedDict):
    def update(self, *args):
        raise RuntimeError("not asked")


ask(lambda: Named([(1, 2)], a=3))


class Short:
    def __init__(self, most):
        self.at, self.most = 0, most

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= self.most:
            raise StopIteration
        self.at += 1
        return self.at


# What has no more may have more later.
source = Short(2)
for iterator in zip(source, source), map(str, source), filter(None, source), enumerate(source):
    print(list(iterator), end=" ")
    source.most += 4
    print(list(iterator))
for length in 10, 11:
    shrinking = [object()] * length
    ask(lambda: json.dumps(shrinking, default=lambda item: shrinking.pop() and None))
ask(lambda: json.dumps([1], separators=(b",", ":")))


class Complex(json.JSONEncoder):
    def default(self, item):
        return [item.real, item.imag] if isinstance(item, complex) else super().default(item)


document = [1, {"a": [], "b": {}, "c": [2j, "x", None]}, [], {2: True, None: 1.5}]
ask(lambda: list(Complex().iterencode(document)))
ask(lambda: list(Complex(indent=1).iterencode(document)))
ask(lambda: list(Complex().iterencode({1: {(): 2}})))
document.append(document)
ask(lambda: list(Complex().iterencode(document)))
