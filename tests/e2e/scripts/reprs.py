"""Values that only the program's own code can show, written to in many ways."""
from collections import deque


class Item:
    def __init__(self, number):
        self.number = number

    def __repr__(self):
        text = f"<{self.number}>"
        return text


items = [Item(1), Item(2)]
print(items)
items.append(Item(3))
print(items)
queue = deque(items, maxlen=3)
queue.popleft()
steps = iter(items)
for item in steps:
    unrelated = [item.number] * 3
    unrelated.append(4)
    item.number += 1
print(queue)


def numbers(start):
    while True:
        yield start
        start += 1


counter = numbers(7)
next(counter)
next(counter)
counter.close()
print(len(items))
