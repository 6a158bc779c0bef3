"""Comparison, hashing and ordering of strings."""

words = ["banana", "Apple", "cherry", "apple", "éclair", "", "b", "ba", "B", "中", "\U0001f600", "\uffff"]
print(sorted(words))
print(sorted(words, key=str.lower))
print(sorted(words, key=len, reverse=True))
print(max(words), min(words), max(words, key=len))
for a, b in (("a", "b"), ("a", "A"), ("abc", "abcd"), ("", "a"), ("\uffff", "\U00010000"), ("é", "z")):
    print(repr(a), repr(b), a < b, a <= b, a > b, a >= b, a == b, a != b)
print("a" == 1, "a" != b"a", "a".__eq__(1), "a".__lt__(1), "a" is "a" if True else 0, hash("a") == hash("a" * 1))
for action in (lambda: "a" < 1, lambda: "a" >= b"a", lambda: "a" + b"a", lambda: "a" + 1, lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" - "b", lambda: -"a", lambda: "a" @ "b", lambda: "a"(), lambda: "abc".x, lambda: setattr("abc", "x", 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(list("héllo"), tuple("ab"), set("a"), dict.fromkeys("ab"), enumerate("x").__next__(), list(reversed("abc")), len("\U0001f600é"), "中" in "a中b")
print("abc".__len__(), "abc".__contains__("b"), "abc".__getitem__(1), "abc".__add__("d"), "ab".__mul__(2), "ab".__rmul__(2), "a%s".__mod__("b"), list("ab".__iter__()), "x".__hash__() == hash("x"), "a".__sizeof__() > 0, "ab".__getnewargs__())
