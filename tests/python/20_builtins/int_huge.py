"""Integers of any size: text, arithmetic and limits."""

a = 12345678901234567890123456789
b = 98765432109876543210
print(a + b, a - b, b - a, a * b, a // b, a % b, -a // b, -a % b, divmod(a, -b), a ** 3)
print(a & b, a | b, a ^ b, ~a, a << 70, a >> 30, -a >> 30, -a & b, -a | b, -a ^ -b)
print(a < b, a == a + 0, a > 10**28, a != b, a == float(a), float(a), a / b, b / a, int(1e30), int(-1e25))
print(hex(a), oct(a), bin(b), int(hex(a), 16) == a, int("z" * 20, 36), str(2**200), len(str(2**10000)))
print(a.bit_length(), (-a).bit_length(), a.bit_count(), a.to_bytes(13, "big"), int.from_bytes(b"\xff" * 12, "big"), int.from_bytes(b"\xff" * 12, "little", signed=True))
print(pow(a, b, 1000007), pow(3, 10**20, 10**9 + 7), pow(2, -3), pow(a, -1, 1000003), 2**-2, (-2) ** 65)
import math

print(math.isqrt(a), math.gcd(a, b), math.lcm(12, 18), math.factorial(30), math.comb(60, 30), math.perm(20, 5), math.isqrt(10**40))
print(round(a, -10), round(-a, -20), round(25, -1), round(35, -1), hash(a), hash(-a), hash(2**61 - 1), hash(2**100))
print(sum(range(10**6)), sum([2**64, -(2**64), 5]), max(a, b), min(-a, b), sorted([b, -a, 0, a]))
print(f"{a:,}", f"{a:_}", f"{a:x}", f"{-a:e}", f"{a:>40}", f"{a:030d}", "%d" % a, "%x" % b, "%e" % a, "%.3g" % a)
print(int("1" * 100) % 97, int("-" + "9" * 50), int("  +123_456  "), 0b101 + 0o17 + 0xFF, 1_000_000)
for action in (lambda: int("9" * 5000), lambda: str(10**5000), lambda: 1 << -1, lambda: a / 0, lambda: float(10**400), lambda: 10**400 / 3, lambda: math.factorial(-1), lambda: math.isqrt(-1), lambda: 2**a if False else "skip", lambda: [1] * a, lambda: "x" * a, lambda: range(a)[b], lambda: len(range(a))):
    try:
        print(str(action())[:40])
    except Exception as error:
        print(type(error).__name__, error)
fib = [0, 1]
while len(fib) < 300:
    fib.append(fib[-1] + fib[-2])
print(fib[299], sum(fib) == fib[-1] + fib[-2] + fib[-1] - 1 if False else sum(fib) % 10**9)
n, digits = 2**521 - 1, 0
while n:
    n, r = divmod(n, 10)
    digits += r
print(digits)
