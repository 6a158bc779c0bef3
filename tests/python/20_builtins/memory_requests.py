"""What asks for too much memory gets a `MemoryError`, wherever the size comes from, and the program goes on."""

import array
import collections
import itertools
import random
import struct

requests = [
    "[0] * 10**13", "(0,) * 10**13", "'x' * 10**13", "b'x' * 10**13", "bytearray(10**13)", "bytes(10**13)",
    "'x'.ljust(10**13)", "'x'.center(10**13)", "'-1'.zfill(10**13)",
    "b'x'.rjust(10**13)",
    "b'1'.zfill(10**13)", "'%10000000000000d' % 1", "'%-10000000000000s' % 'x'", "format(1, '10000000000000')",
    "format('x', '^10000000000000')", "f'{1.5:10000000000000.2f}'", "'{:>10000000000000}'.format('x')", "1 << 10**13",
    "list(range(10**13))", "tuple(range(10**13))", "[*range(10**13)]", "list(itertools.repeat(0, 10**13))",
    "sorted(range(10**13))", "array.array('i', [0]) * 10**13", "struct.pack('10000000000000x')",
    "(1).to_bytes(10**13, 'big')",
    "b'a'.replace(b'a', b'b' * 2**20).replace(b'b', b'c' * 2**24)",
    "'ab'.replace('', 'c' * 2**20).replace('c', 'd' * 2**24)",
    "('x' * 2**20).join(['y' * 2**10] * 2**24)", "('\t' * 2**20).expandtabs(2**30)",
]
for text in requests:
    try:
        eval(text)
    except MemoryError as error:
        print(f"{text}: {error!r}")

for text in (
    "'ab' * 2**63", "[0] * -(2**70)", "bytearray(2**63)", "bytes(-1)", "1 << 2**70", "'x' * 2.5", "range(10**20)[-1]",
):
    try:
        print(f"{text}: {eval(text)!r}")
    except (OverflowError, ValueError, TypeError) as error:
        print(f"{text}: {type(error).__name__}: {error}")
print(len([0] * 10**6), len("x" * 10**7), len(collections.deque(range(10**5), 3)), random.Random(1).getrandbits(3))
