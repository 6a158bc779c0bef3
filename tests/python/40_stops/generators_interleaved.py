"""Two generators that are run in turns: frames are left and entered again."""


def count(name, limit):
    print("start", name)
    for n in range(limit):
        print(name, n)
        yield n
    print("end", name)


left, right = count("left", 3), count("right", 2)
while True:
    try:
        print(next(left))
        print(next(right))
    except StopIteration:
        break
print(list(left), list(right))
for a, b in zip(count("a", 2), count("b", 3)):
    print(a, b)


def producer(consumer):
    next(consumer)
    for item in "xyz":
        reply = consumer.send(item)
        print("reply", reply)
    consumer.close()


def consumer():
    seen = []
    try:
        while True:
            item = yield len(seen)
            seen.append(item)
    finally:
        print("seen", seen)


producer(consumer())


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))


def chain(*parts):
    for part in parts:
        yield from part


print(list(chain(count("p", 1), [9], (x * x for x in range(2)))))


def suspended():
    with open(__file__) as source:
        yield source.readline()
        yield source.readline()


s = suspended()
print(len(next(s)) > 0)
del s
print("closed")
total = sum(x for x in count("sum", 3))
first = next(x for x in count("first", 5) if x)
print(total, first, any(x > 0 for x in count("any", 4)), 1 in count("in", 3))
