"""Numbers as sets of bits: a sieve in one int, subsets by counting, Gray codes, a checksum, each checked twice."""

import binascii
import itertools


def sieve(limit):
    bits = (1 << limit) - 1 & ~3
    for n in range(2, int(limit**0.5) + 1):
        if bits >> n & 1:
            step = sum(1 << m for m in range(n * n, limit, n))
            bits &= ~step
    return [n for n in range(limit) if bits >> n & 1]


def sieve_bytes(limit):
    flags = bytearray([1]) * limit
    flags[:2] = b"\0\0"
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = bytes(len(range(n * n, limit, n)))
    return [n for n, flag in enumerate(flags) if flag]


primes = sieve(100)
print(primes == sieve_bytes(100), len(primes), primes[-5:], sum(sieve_bytes(500)))


def subsets(items):
    return [[x for i, x in enumerate(items) if mask >> i & 1] for mask in range(1 << len(items))]


whole = subsets("abc")
combined = sorted("".join(c) for r in range(4) for c in itertools.combinations("abc", r))
print(len(whole), whole[5], whole[-1], sorted(map("".join, whole)) == combined)

gray = [n ^ n >> 1 for n in range(16)]
print([f"{g:04b}" for g in gray[:6]], all((a ^ b).bit_count() == 1 for a, b in zip(gray, gray[1:])))


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


for text in (b"", b"a", b"123456789"):
    print(f"{crc32(text):08x}", crc32(text) == binascii.crc32(text))


def next_with_same_ones(n):
    low = n & -n
    ripple = n + low
    return (n ^ ripple) >> 2 >> low.bit_length() - 1 | ripple


n, seen = 0b10011, []
for _ in range(5):
    seen.append(bin(n))
    n = next_with_same_ones(n)
print(seen, (2**70 - 1).bit_count(), (-8 & 0xFF).bit_length(), ~(1 << 65) >> 60, -1 >> 100, (1 << 64) - 1 & 0x5555)
