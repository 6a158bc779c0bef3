"""Errors of integer arithmetic, and the edges."""


def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


show("1/0", lambda: 1 / 0)
show("1//0", lambda: 1 // 0)
show("1%0", lambda: 1 % 0)
show("divmod", lambda: divmod(1, 0))
show("0**-1", lambda: 0 ** -1)
show("pow mod 0", lambda: pow(2, 3, 0))
show("pow neg mod", lambda: pow(2, -1, 4))
show("pow inverse", lambda: pow(3, -1, 7))
show("pow mod 1", lambda: pow(3, 5, 1))
show("pow neg modulus", lambda: pow(3, 5, -7))
show("pow float mod", lambda: pow(2.0, 3, 5))
show("shift", lambda: 1 << -1)
show("rshift", lambda: 1 >> -1)
show("huge shift", lambda: 1 >> 10**30)
show("zero shift", lambda: 0 << 10**30)
show("int too large", lambda: float(10**400))
show("true div", lambda: 10**400 / 10**399)
show("true div big", lambda: 10**400 / 3)
show("true div small", lambda: 3 / 10**400)
show("mixed", lambda: 1 + "1")
show("mixed2", lambda: "1" + 1)
show("mixed3", lambda: [] + 1)
show("mixed4", lambda: 1 - None)
show("mixed5", lambda: -"a")
show("mixed6", lambda: ~1.5)
show("mixed7", lambda: 1 | 1.0)
show("mixed8", lambda: 1 @ 2)
show("mixed9", lambda: {} * 2)
show("mixed10", lambda: 2 ** "a")
show("mixed11", lambda: divmod("a", 2))
show("mixed12", lambda: pow("a", 2))
show("compare", lambda: 1 < "a")
show("chr", lambda: chr(-1))
show("chr2", lambda: chr(0x110000))
for a in (7, -7):
    for b in (2, -2, 3, -3):
        print(a, b, a // b, a % b, divmod(a, b), a / b, round(a / b, 3))
print(-7 >> 1, -1 >> 100, -8 << 2, ~0, ~-1, -5 & 3, -5 | 3, -5 ^ 3)
print(2**63, -(2**63), 2**63 - 1 + 1, -(2**63) - 1, (2**63 - 1) * 2, (2**31) ** 2, 3**40)
print(9223372036854775807 + 1, -9223372036854775808 - 1, -(-9223372036854775808), abs(-9223372036854775808), -9223372036854775808 // -1)
