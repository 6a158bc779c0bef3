"""heapq and bisect: keys, stable merges, replacing, bounds, and items that do not compare."""

import bisect
import heapq

heap = [5, 3, 8, 1, 9, 2]
heapq.heapify(heap)
print(heap, heapq.heappop(heap), heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 7), heap, heap[0])
heapq.heappush(heap, 4)
print([heapq.heappop(heap) for _ in range(len(heap))], heap)
words = ["pear", "fig", "banana", "kiwi", "apple"]
print(heapq.nlargest(2, words, key=len), heapq.nsmallest(3, words, key=len), heapq.nlargest(0, words), heapq.nsmallest(99, words), heapq.nlargest(1, []), heapq.nsmallest(1, words))
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge("ad", "bc", reverse=False)), list(heapq.merge([9, 5], [7, 6], reverse=True)), list(heapq.merge(["b", "ccc"], ["aa"], key=len)))
tasks = []
for order, (priority, name) in enumerate([(2, "b"), (1, "z"), (2, "a")]):
    heapq.heappush(tasks, (priority, order, name))
print([heapq.heappop(tasks)[2] for _ in range(3)])
numbers = [1, 3, 3, 5]
for x in (0, 1, 3, 4, 9):
    print(x, bisect.bisect_left(numbers, x), bisect.bisect_right(numbers, x), bisect.bisect(numbers, x, 1, 3), end="; ")
print()
bisect.insort(numbers, 3)
bisect.insort_left(numbers, 4, lo=2)
people = [("ann", 20), ("bob", 30)]
bisect.insort(people, ("cid", 25), key=lambda person: person[1])
print(numbers, people, bisect.bisect_left(people, 30, key=lambda person: person[1]))
for action in ("heapq.heappop([])", "heapq.heapreplace([], 1)", "heapq.heapify((1, 2))", "heapq.heappush([1], 'a')", "heapq.heapify([1, 'a'])", "bisect.bisect([1], 'a')", "bisect.bisect([1], 1, -1)", "bisect.insort((1,), 2)", "heapq.heappushpop([1, 2], None)", "bisect.bisect([1, 2, 3], 2, 0, 9)"):
    try:
        print(eval(action))
    except (IndexError, TypeError, ValueError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
