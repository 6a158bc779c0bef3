"""Conditional expressions, boolean operators and comparisons over lines."""


def t(x):
    print("t", x)
    return x


a = (
    t(1)
    if t(0)
    else t(2)
)
b = (
    t(0)
    or t(0)
    or t(3)
)
c = (
    t(1)
    and
    t(0)
    and t(5)
)
d = (
    t(1)
    < t(2)
    < t(2)
    < t(9)
)
e = not (
    t(1)
)
print(a, b, c, d, e)
if (
    t(1)
    and not t(0)
    or t(3)
):
    print("yes")
if t(0) or (
    t(1) and
    t(0)
):
    print("no")
elif (t(1)
      if t(1)
      else t(0)):
    print("elif")
else:
    print("else")
while (t(1) if a == 2 else
       t(0)):
    a = 1
x = [t(1), t(0)][
    t(1) if t(0)
    else t(0)
]
if 1 < t(2) < 3: print("chain")
if not t(0) and not t(0): print("nots")
assert t(1), t(2)
try:
    assert t(0), t(
        "message")
except AssertionError as error:
    print(error)
y = t(1) in (
    t(1),
    t(2),
)
z = t(None) is \
    None
print(x, y, z)
if True:
    pass
if None: print("dead")
if (w := t(4)) > 3: print(w)
