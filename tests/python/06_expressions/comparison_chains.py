"""Chained comparisons evaluate each operand once and stop early."""


def v(x):
    print(x, end=" ")
    return x


print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(v(1) < v(5) > v(2) == v(2) != v(4))
print(v(1) in v([1]) == v([1]))
print((v(1) < v(2)) < v(2), v(1) < (v(2) < v(3)))
print(not v(1) < v(0), v(1) is v(1) is not v(None), v(1) not in v([2]) in v([[2]]))
if v(1) < v(3) < v(2):
    print("no")
else:
    print("else")
while v(5) > v(4) > v(6): pass
print([x for x in range(10) if 2 < x < 5], 1 < 2 and 2 < 3, (lambda a: 0 < a < 10)(5))


class T:
    def __lt__(self, other):
        print("lt", end=" ")
        return []
    def __gt__(self, other):
        return "gt"


print(T() < T() < T(), T() > 1 > 0)
print(1 == 1.0 == True, "a" < "b" < "c" <= "c", None is None is None, 1 < 2 == True, (1 < 2) == True, [] == [] is not [])
x = 5
assert 0 < x < 10, "unreachable"
print(0 < x if x else 1, 1 if 0 < x < 3 else 2, -1 < -x < 1, 3 > 2 > 1 > 0 > -1, 1 != 2 != 1)
for text in ("1 < 'a' < 2", "1 < 2 < 'a'", "2 < 1 < 'a'", "1 in 2", "[] < 1 == 2", "None < None", "1 < None", "{} > {}", "(1,) < [1]", "1j < 1", "print < print", "'a' in 1", "1 in 'abc'", "b'a' in 'abc'", "None in 'abc'", "'a' in b'abc'", "256 in b'a'"):
    try:
        print(text, eval(text))
    except (TypeError, ValueError) as error:
        print(text, "->", error)
