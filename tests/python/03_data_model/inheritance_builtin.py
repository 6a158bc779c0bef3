"""Subclasses of builtin types: which methods they keep, how they print and compare."""


class MyList(list):
    def __getitem__(self, index):
        return ("item", super().__getitem__(index))

    def total(self):
        return sum(self)


class MyDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.reads = 0

    def __getitem__(self, key):
        self.reads += 1
        return super().__getitem__(key)

    def __missing__(self, key):
        return f"missing {key}"


class MyStr(str):
    def shout(self):
        return self.upper() + "!"

    def __add__(self, other):
        return MyStr(super().__add__(other) + "+")


class MyInt(int):
    def __add__(self, other):
        return MyInt(super().__add__(other) * 10)

    def __repr__(self):
        return f"MyInt({int(self)})"


class MyTuple(tuple):
    @property
    def first(self):
        return self[0]

    def __new__(cls, *items):
        return super().__new__(cls, items)


class MySet(set):
    def add(self, item):
        super().add(item)
        return self


class MyError(KeyError, ValueError):
    pass


l = MyList([3, 1, 2])
print(l, l[0], l[1:], l.total(), sorted(l), list(l), len(l), l == [3, 1, 2], isinstance(l, list), 3 in l, type(l + [1]).__name__, max(l))
l.append(4)
l.sort()
l.extra = "attribute"
print(l, l.extra, l.index(4), [x for x in l], *l)
d = MyDict(a=1)
print(d["a"], d["b"], d.get("b"), d.reads, d, len(d), {**d}, "a" in d, list(d), d == {"a": 1}, MyDict([("x", 1)]))
s = MyStr("hey")
print(s, s.shout(), s + "you", type(s + "x").__name__, type(s.upper()).__name__, len(s), s == "hey", {s: 1}["hey"], s[0], hash(s) == hash("hey"), f"{s:>5}", "h" in s, ",".join([s, s]))
i = MyInt(5)
print(i, i + 1, 1 + i, i * 2, type(i * 2).__name__, i == 5, [i], i > 3, int(i), {i: "k"}[5], range(i), "abcdef"[MyInt(2)], i.bit_length(), bool(MyInt(0)))
t = MyTuple(7, 8)
print(t, t.first, t[1], len(t), t == (7, 8), t + (9,), type(t + ()).__name__, hash(t) == hash((7, 8)), (*t, 1))
x, y = t
print(x, y, sorted(MySet([2]).add(1).add(3)), MySet([1]) == {1}, MySet([1, 2]) & {2}, type(MySet([1]) | {2}).__name__)
try:
    raise MyError("both")
except ValueError as error:
    print(type(error).__name__, error, isinstance(error, KeyError), MyError.__mro__[1].__name__)


class Stack(list):
    push = list.append

    @property
    def top(self):
        return self[-1] if len(self) else None

    def __bool__(self):
        return True


st = Stack()
print(st.top, bool(st), st)
st.push(1)
st.push(2)
print(st.top, st.pop(), st, Stack([1]) + Stack([2]), st < [5], Stack((1, 2)).top)
