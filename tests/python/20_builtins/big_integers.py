"""Integers of any size: arithmetic, division, powers, shifts, text, comparison with floats."""

a, b = 2**200 + 12345, 3**100 - 1
print(a, b, a + b, a - b, b - a, a * b, sep="\n")
print(a // b, a % b, -a // b, -a % b, a // -b, a % -b, divmod(a, b), sep="\n")
print(a & b, a | b, a ^ b, ~a, a >> 70, a << 3, -a >> 70, -a & b, -a | b, -a ^ -b, sep="\n")
print(a > b, a == a + 0, a != b, -a < b, a >= 2**200, min(a, b) == b, hash(a) == hash(a), a == float(a), b < 1e60)
print(pow(a, 3, b), pow(7, 10**18, 10**9 + 7), pow(3, -1, 11), a**2 == a * a, (-a) ** 3 == -(a**3))
print(hex(a), oct(b), bin(2**70 + 5), f"{a:,}", f"{a:x}", f"{b:e}", f"{a:>80}", f"{-a:+}", sep="\n")
print(int(str(a)) == a, int(hex(a), 16) == a, int("-" + str(b)) == -b, int(1e30), int(-1e25), float(a), float(-b), round(a, -50), round(12345678901234567890, -10))
print(a.bit_length(), b.bit_count(), (2**64).to_bytes(9, "big"), int.from_bytes(b"\xff" * 12, "little"), (-(2**70)).to_bytes(10, "big", signed=True))
print(2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64 - 1, (2**63 - 1) + 1, (-(2**63)) - 1, (2**32) * (2**32), -(2**63) * -1, abs(-(2**63)), (-(2**63)) // -1, 3037000500**2)
print(9223372036854775807 * 2, 4611686018427387904 + 4611686018427387904, -9223372036854775808 - 1, 1 << 63, 1 << 62, -1 << 63, 9223372036854775807 ^ -1, ~9223372036854775807)
print(sum([2**62] * 5), sum(range(2**31, 2**31 + 5)), max(2**70, 1e30), [10**i for i in range(17, 21)], 10**20 / 10**18, 10**400 // 10**398, 2**1000 / 2**999)
for action in (lambda: 10**400 / 3, lambda: float(10**400), lambda: a / 0, lambda: a // 0, lambda: 2.0 * 10**400, lambda: a << -1):
    try:
        print(action())
    except (OverflowError, ZeroDivisionError, ValueError, NameError) as error:
        print(type(error).__name__, error)


def gcd(x, y):
    while y:
        x, y = y, x % y
    return x


def egcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y


def isqrt(n):
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def is_prime(n, bases=(2, 3, 5, 7, 11, 13)):
    d, r = n - 1, 0
    while d % 2 == 0:
        d, r = d // 2, r + 1
    for base in bases:
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print(gcd(a, b), egcd(240, 46), isqrt(10**61), isqrt(a * a) == a, [n for n in range(1000003, 1000100, 2) if is_prime(n)], is_prime(2**127 - 1))
p, q = 2**61 - 1, 2**31 - 1
n, e = p * q, 65537
d = pow(e, -1, (p - 1) * (q - 1))
message = int.from_bytes(b"secret", "big")
cipher = pow(message, e, n)
print(cipher, pow(cipher, d, n).to_bytes(6, "big"))
f = 1
for i in range(1, 101):
    f *= i
print(f, len(str(f)), sum(map(int, str(f))))
