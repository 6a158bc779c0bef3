"""and, or, not, conditional expressions: values and what is evaluated."""


def v(x):
    print("<", x, ">", sep="", end=" ")
    return x


print(v(0) or v(""), v(0) and v(1), v(1) and v(2) or v(3), v(0) or v(0) or v(5), v([]) and v(1), v(1) or v(2) and v(3))
print(v(1) if v(0) else v(2), v(1) if (v(1) if v(0) else v(1)) else v(3), not v(0) and v(1), not (v(0) or v(1)))
x = v(0) or v(None) or v(())
print(x)
if v(0) or v(1) and not v(0): print("taken")
if not v(1) or v(0): print("no")
elif v(2) and v(3): print("elif")
while v(0) or (v(1) and v(0)): pass
print(bool(v(1) and v([])), [a or b for a, b in ((0, 1), (1, 0))], (lambda a: a and a.upper())(""), (lambda a: a and a.upper())("q"))
print((v(1) or v(2)) + v(3), -(v(0) or v(4)), v(1) and v(0) == v(0), None or False or 0 or "" or [] or {}, 1 and "a" and [0] and {})
print(v(1) if not v(0) else v(2), (v(1), v(2)) if v(1) and v(1) else v(3), 1 if 0 else 2 if 0 else 3 if 0 else 4)
assert v(1) or v(0)
assert not (v(0) and v(1)), v("message")


def many(a, b, c, d):
    if a and b or c and not d:
        return 1
    elif a or not b and (c or d):
        return 2
    return 3


print([many(a, b, c, d) for a in (0, 1) for b in (0, 1) for c in (0, 1) for d in (0, 1)])
