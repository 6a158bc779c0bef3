"""if in all shapes, truthiness in conditions, nested and chained."""


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            return "small odd"
        else:
            return "small even"
    else:
        return "large"


for n in (-5, 0, 3, 4, 100):
    print(n, classify(n))


def fizz(n):
    return "FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n


print(*map(fizz, range(1, 16)))
for value in (0, 1, "", "x", [], [0], {}, None, 0.0, float("nan"), (), range(0), object()):
    if value:
        print("true ", end="")
    elif value is None:
        print("none ", end="")
    elif value == 0 and not isinstance(value, bool):
        print("zero ", end="")
    else:
        print("empty ", end="")
print()
x = 5
if x > 3 and x < 10 and not x == 7: print("one line")
if x: pass
else: print("never")
if (y := x * 2) > 8 and (z := y + 1):
    print(y, z)
if not (x > 10 or x < 0) and (x in (1, 5) or x is None):
    print("complex")


def leap(year):
    if year % 400 == 0:
        return True
    if year % 100 == 0:
        return False
    return year % 4 == 0


print([year for year in (1900, 2000, 2023, 2024, 2100) if leap(year)])


def grade(score):
    for limit, letter in ((90, "A"), (80, "B"), (70, "C")):
        if score >= limit:
            return letter
    return "F"


print([grade(s) for s in (95, 90, 85, 71, 12)])
if False:
    undefined_function()
elif True:
    print("elif")
if 1:
    if 0:
        print("a")
    else:
        if []:
            print("b")
        elif "s":
            print("c")
