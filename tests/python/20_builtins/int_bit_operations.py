"""Shifts, masks and complements of small and big ints, negative ones as two's complement, and errors."""

values = (0, 1, -1, 5, -6, 255, -256, 2**63, -(2**63), 2**64 + 1, -(2**70))
for a in values:
    print(a, [a & b for b in (1, -1, 0xFF, 2**64)], [a | b for b in (0, 1, -2)], [a ^ b for b in (1, -1, 2**65)], ~a, [a << n for n in (0, 1, 64)], [a >> n for n in (0, 1, 2, 63, 200)])
print(1 << 100, (1 << 100) >> 98, -1 >> 1000, 1 >> 2**70, 0 << 5, True << 2, True & False, type(True & False).__name__, type(True | 2).__name__, True ^ True, ~True, -True, +False)
print(all((a & b) + (a | b) == a + b for a in values for b in values), all(a ^ b == (a | b) - (a & b) for a in values for b in values), all(~a == -a - 1 for a in values), all((a << 5) >> 5 == a for a in values))
for action in ("1 << -1", "1 >> -1", "1 << 1.0", "1.0 & 1", "1 & None", "~1.5", "1 | 'a'", "-'a'", "1 ^ [1]", "1 << 2**70", "0 << 2**70", "True << 'a'", "None | None", "1 @ 1", "{1} & 1", "{1: 2} & {1}"):
    try:
        print(action, eval(action))
    except (TypeError, ValueError, OverflowError, MemoryError) as error:
        print(action, "->", type(error).__name__, error)
flags = 0
for bit in (0, 3, 5):
    flags |= 1 << bit
print(bin(flags), bool(flags & 8), bin(flags & ~8), bin(flags ^ 0b111), [bit for bit in range(8) if flags >> bit & 1], (flags & -flags).bit_length() - 1, flags.bit_count())
