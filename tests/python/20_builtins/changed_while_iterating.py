"""What iterators say when what they go over changes, and other small change."""
from datetime import datetime, timedelta
from decimal import Decimal, Overflow
from typing import Union
import time


def walk(d, it, change):
    seen = []
    try:
        for n, item in enumerate(it(d)):
            seen.append(item)
            if n == 0:
                change(d)
    except RuntimeError as e:
        print(seen, e)
    else:
        print(seen)


for it in (iter, lambda d: d.items(), lambda d: d.values(), reversed):
    for change in (lambda d: d.__setitem__(9, 9), lambda d: d.pop(3), lambda d: d.clear(), lambda d: d.__setitem__(2, 8)):
        walk({1: 1, 2: 2, 3: 3}, it, change)
for it in (iter, lambda d: d.items(), lambda d: d.values()):
    walk({1: 1, 2: 2, 3: 3}, it, lambda d: (d.pop(1), d.__setitem__(1, 7)))

for attempt in (lambda: sorted([1], reverse="x"), lambda: [].sort(reverse="x"), lambda: sorted([2, 1], reverse=None), lambda: sorted([1, 2], reverse=2)):
    try:
        print(attempt())
    except TypeError as e:
        print(e)

print(*tuple[int], [*list[int]], next(iter(tuple[int, ...])), next(iter(list[int])) == list[int], next(iter(tuple[int])).__unpacked__)
print((int | str) == Union[int, str], Union[int, str] == (int | str), hash(int | str) == hash(Union[int, str]), int | str == 3)
print(datetime(2026, 11, 23, 23, 30).timestamp() == time.mktime((2026, 11, 23, 23, 30, 0, -1, -1, -1)), time.mktime((2024, 14, 0, 25, 61, 61, 9, 999, 0)) - time.mktime((2025, 2, 1, 2, 2, 1, 0, 0, 0)))
try:
    timedelta(days=10**10)
except OverflowError as e:
    print(e)
print(Decimal(10) ** 20000, Decimal("0.01") ** 30000, Decimal(1000) ** -20001)
try:
    Decimal(10) ** 10**10
except Overflow as e:
    print(type(e).__name__)
