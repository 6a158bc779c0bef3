"""next() on an empty iterator, not in a generator."""

numbers = iter([1])
print(next(numbers))
print(next(numbers))
