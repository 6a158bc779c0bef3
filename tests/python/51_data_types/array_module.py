"""array: typed sequences."""
from array import array, typecodes
import copy


def t(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


a = array("i", [1, 2, 3])
a.append(4)
a.extend([5, 6])
a.insert(0, 0)
print(a, len(a), a[1], a[-1], a[1:3], a.index(3), a.count(2), 3 in a, a.pop(), a.pop(0), a.typecode, a.itemsize, list(a), a.tolist())
a[0] = 9
a[1:2] = array("i", [7, 8])
del a[-1]
a.remove(8)
a.reverse()
print(a, a + array("i", [1]), a * 2, 2 * a, a == array("i", a), a < array("i", [100]), a.tobytes(), array("i") or "empty")
a += array("i", [3])
a *= 2
print(a, array("d", [1, 2.5]), array("f", [0.1])[0], array("B", b"abc"), array("b"), array("u", "héllo"), array("H", [65535]), copy.copy(a), copy.deepcopy(a) == a)
b = array("h")
b.frombytes(b"\x01\x00\x02\x00")
b.fromlist([3])
b.byteswap()
print(b, typecodes, [array(c).itemsize for c in "bBhHiIqQfd"], sorted(array("i", [3, 1, 2])), sum(array("d", [1, 2])), bytes(array("B", [1, 2])), isinstance(a, array))
for bad in (lambda: array("z"), lambda: array("i", "x"), lambda: array("i", ["x"]), lambda: array("i", [1.5]), lambda: array("b", [200]), lambda: array("B", [-1]), lambda: array("h", [70000]), lambda: array("I", [-1]), lambda: array("d", ["x"]), lambda: array("i", [1])[5], lambda: array("i").pop(),
            lambda: array("i", [1]).remove(5), lambda: array("i", [1]).index(5), lambda: array("i") + [1], lambda: array("i") + array("b"), lambda: array(5), lambda: array("i", [1]).__setitem__(9, 1), lambda: array("i").frombytes(b"abc"), lambda: array("i", [1]).extend(array("b", [1])), lambda: array("i", [1])["a"]):
    t(bad)
match array("i", [1, 2]):
    case [x, y]:
        print("matched", x, y)
