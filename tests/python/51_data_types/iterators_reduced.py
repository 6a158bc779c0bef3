"""Built-in iterators tell how to make them again where they stand: `__reduce__`, `__setstate__`, `__length_hint__`, copies."""
import builtins
import collections
import copy
import itertools

makers = [
    lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("h\u00e9llo"), lambda: iter(b"abc"), lambda: iter(range(1, 9, 3)),
    lambda: reversed([1, 2, 3]), lambda: reversed("abc"), lambda: iter({1: 2, 3: 4}), lambda: iter({1: 2, 3: 4}.items()),
    lambda: enumerate("abc", 5), lambda: zip("ab", "cd", strict=True), lambda: map(abs, [-1, -2]), lambda: filter(None, [0, 1, 2]),
    lambda: itertools.count(3, 2), lambda: itertools.repeat("x", 3),
]
for make in makers:
    iterator = make()
    first = next(iterator)
    twin = copy.deepcopy(iterator)
    hint = iterator.__length_hint__() if hasattr(iterator, "__length_hint__") else None
    print(type(iterator).__name__, first, hint, list(itertools.islice(twin, 3)), list(itertools.islice(iterator, 3)))
iterator = iter("hello")
iterator.__setstate__(3)
print(iterator.__reduce__()[1:], next(iterator), iterator.__reduce__()[2])
for state in -5, 1, 99:
    iterator = reversed([1, 2, 3])
    iterator.__setstate__(state)
    print(list(iterator))
queue = collections.deque("abcd")
print(list(type(iter(queue))(queue, 2)), list(type(reversed(queue))(queue, 1)))
try:
    copy.copy(itertools.pairwise("ab"))
except TypeError as error:
    print(error)
chain = itertools.chain(1, [2])
for _ in range(2):
    try:
        print(next(chain, "end"))
    except TypeError as error:
        print(error)
for make in itertools.combinations, itertools.combinations_with_replacement, itertools.permutations:
    for r in 2**64, 2**44, -1:
        try:
            make("ab", r)
        except (OverflowError, MemoryError, ValueError) as error:
            print(make.__name__, type(error).__name__, error)


# What is asked on the way may use the iterator itself.
class Curious:
    def __init__(self, of):
        self.of = of

    def __bool__(self):
        print("asked, and taken", next(self.of))
        return True


pairs = zip([1, 2, 3], [4, 5, 6, 7])
pairs.__setstate__(Curious(pairs))
print(next(pairs), next(pairs))
try:
    next(pairs)
except ValueError as error:
    print(error)
numbers = iter(range(10))
own, builtins.range = range, lambda *bounds: print("called", next(numbers))
try:
    print(numbers.__reduce__()[1:])
finally:
    builtins.range = own
