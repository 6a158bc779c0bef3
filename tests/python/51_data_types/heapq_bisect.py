"""heapq and bisect, with keys and bounds."""

import bisect
import heapq

h = []
for x in (5, 1, 4, 1, 3):
    heapq.heappush(h, x)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)
data = [9, 2, 7, 4, 1]
heapq.heapify(data)
print(data, [heapq.heappop(data) for _ in range(5)], heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), heapq.nlargest(10, "abc"), heapq.nsmallest(0, [1]), list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge("ca", "b", reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)))
class Task:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n > other.n
    def __repr__(self): return f"T{self.n}"
t = [Task(1), Task(3), Task(2)]
heapq.heapify(t)
print([heapq.heappop(t) for _ in range(3)])
a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect(a, 0), bisect.bisect(a, 9), bisect.bisect_left(a, 3, 2), bisect.bisect_left(a, 3, lo=0, hi=1), bisect.bisect_left(["a", "bbb"], 2, key=len), bisect.bisect([], 1))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
bisect.insort(a, 0, key=lambda v: v)
print(a)
for action in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush(5, 1), lambda: heapq.heapify((1,)), lambda: heapq.heappush([1], "a"), lambda: bisect.bisect([1], 1, -1), lambda: bisect.bisect(["a"], 1), lambda: bisect.bisect(5, 1), lambda: heapq.heappop(5), lambda: bisect.insort((1,), 1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
small = [10]
print(heapq.heappushpop(small, 11), small, heapq.heappushpop(small, 11.0), small)
print(list(heapq.merge([(3, "a"), (1, "b")], [(3, "c"), (1, "d")], key=lambda pair: pair[0], reverse=True)))
