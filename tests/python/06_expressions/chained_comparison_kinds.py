"""Chains of comparisons: which operands are evaluated, how often, and what an own answer does to the chain."""

log = []


def v(x):
    log.append(x)
    return x


def show(text):
    log.clear()
    print(f"{text:42} {eval(text)!r:8} {log}")


for text in (
    "v(1) < v(2) < v(3)", "v(3) < v(2) < v(1)", "v(1) < v(2) > v(0)", "v(1) == v(1.0) == v(True)",
    "v(1) is v(1) is not v(None)",
    "v(1) in v([1]) in v([[1]])", "not v(1) < v(2) < v(3)", "(v(1) < v(2)) < v(1)", "v(1) < (v(2) < v(3))",
    "v(2) in v([2]) == v(True)",
    "v('a') < v('b') <= v('b') != v('c')", "v(1) < v(2) and v(2) < v(3) or v(9)", "v(5) > v(4) > v(3) > v(7) > v(1)",
):
    show(text)


class Answer:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __lt__(self, other):
        log.append(f"{self.name}<{getattr(other, 'name', other)}")
        return self.answer

    def __bool__(self):
        log.append(f"bool {self.name}")
        return self.name != "no"

    def __repr__(self):
        return self.name


yes, no = Answer("yes", "true"), Answer("no", [])
third = Answer("third", yes)
for text in (
    "yes < no < third", "no < yes < third", "third < yes < no", "third < no", "yes < 1 < 2", "1 < yes",
    "no or yes < no",
):
    try:
        show(text)
    except TypeError as error:
        print(text, "->", error, log)
nan = float("nan")
print(
    nan < 1, nan > 1, 1 < nan < 2, nan != nan, not nan == nan, nan <= float("inf"), [nan] == [nan], min(nan, 1),
    min(1, nan),
)
print(1 < 2 < 3 == True, (1 < 2 < 3) == True, 1 < 3 < 2 != True, 0 == False in [False], "a" in "ab" in ["ab"])
