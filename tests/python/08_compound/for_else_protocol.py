"""`for`: the iterator protocol, else, changing what is iterated, targets, and the errors."""


class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration("ignored value")
        self.current -= 1
        return self.current


for n in Countdown(3):
    print(n, end=" ")
else:
    print("else after the end")
for n in Countdown(3):
    if n == 1:
        break
else:
    print("never")
print("last", n)
numbers = [1, 2, 3]
for number in numbers:
    if len(numbers) < 6:
        numbers.append(number * 10)
print(numbers)
removing = list(range(6))
for item in removing:
    removing.remove(item)
print(removing)
for container in ({1: 1, 2: 2}, {1, 2}):
    try:
        for key in container:
            container.add(key + 10) if isinstance(container, set) else container.update({key + 10: 0})
    except RuntimeError as error:
        print(error)
deleting = {1: 1, 2: 2, 3: 3}
try:
    for key in deleting:
        del deleting[key]
except RuntimeError as error:
    print(error)
changing = {1: 1, 2: 2}
for key in changing:
    changing[key] = "new"
print(changing)
target = [None]
for target[0] in "ab":
    print(target, end=" ")
for i, (a, *b) in enumerate(["xyz", "pq"]):
    print(i, a, b, end=" ")
for x in (): pass
print("x" in globals())
for i in range(3):
    i += 10
print(i)
for value in (5, None, object, Countdown):
    try:
        for _ in value:
            pass
    except TypeError as error:
        print(error)


class BadIter:
    def __iter__(self):
        return 5


class BadNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("from next")


class NextOnly:
    def __next__(self):
        return 1


for maker in (BadIter, BadNext, NextOnly):
    try:
        for _ in maker():
            pass
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for i in range(2):
    for j in range(2):
        if j:
            break
    else:
        continue
    print("broke inner at", i, j)
print([*zip(range(3), Countdown(2))], next(iter([]), "default"), list(iter(iter([1, 2]).__next__, 2)), sum(1 for _ in Countdown(4)))
