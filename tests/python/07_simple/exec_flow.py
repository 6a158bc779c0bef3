"""break, continue, return, in all kinds of nested loops with else."""

for i in range(5):
    if i == 3:
        break
else:
    print("not reached")
for i in range(3):
    pass
else:
    print("for else", i)
n = 0
while n < 10:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
    print(n, end=" ")
else:
    print("never")
print()
while n:
    n -= 1
else:
    print("while else", n)


def find(matrix, wanted):
    for r, row in enumerate(matrix):
        for c, value in enumerate(row):
            if value == wanted:
                return r, c
            if value < 0:
                break
        else:
            continue
        print("negative in row", r)
    return None


matrix = [[1, 2], [3, -1, 4], [5, 6]]
print(find(matrix, 2), find(matrix, 6), find(matrix, 4), find(matrix, 9))


def many():
    if True:
        for i in range(3):
            while True:
                try:
                    if i == 1:
                        return "from inside"
                    break
                finally:
                    print("leaving", i)


print(many())


def nothing():
    return


print(nothing(), (lambda: None)())
for i in []:
    print("empty")
else:
    print("empty else")
for x in 3, 1, 2:
    print(x, end=",")
print()
for key in {"a": 1, "b": 2}:
    print(key, end=" ")
for letter in "xyz":
    print(letter, end=" ")
for pair in zip([1, 2], "ab"):
    print(pair, end=" ")
print()
numbers = [1, 2, 3, 4]
for number in numbers:
    if number == 2:
        numbers.remove(number)
print(numbers)
try:
    d = {1: 1, 2: 2}
    for key in d:
        d[key + 10] = 0
except RuntimeError as error:
    print(error)
for i in range(3):
    i = i * 10
    print(i, end=" ")
print()
