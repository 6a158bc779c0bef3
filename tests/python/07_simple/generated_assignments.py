"""Several targets at once, by chance: a function that keeps its variables where the compiler puts them does what one does that keeps
them in a dict."""
import random
import re

TARGETS = ["a", "b", "c", "h[0]", "h[1]", "o.x", "(a, b)", "(b, h[1])", "(c, (o.x, a))", "[d, *a]"]
VALUES = ["a", "b", "c", "d", "h[0]", "h[1]", "o.x", "a"]
SEVERAL = {
    "(a, b)": ["h[2]", "p", "(c, d)", "q()", "(b, a)"],
    "(b, h[1])": ["p", "(d, a)", "q()", "(h[1], b)"],
    "(c, (o.x, a))": ["r", "(a, p)", "(o.x, (a, c))"],
    "[d, *a]": ["p", "h[2]", "(a, b, c)", "q()"],
}


class Thing:
    x = "of the class"


def variables():
    return {"a": 1, "b": 2, "c": 3, "d": 4, "h": [10, 11, (12, 13)], "o": Thing(), "p": (5, 6), "r": (7, (8, 9)),
            "q": lambda: ("first", "second")}


def in_function(statement, given):
    made = {}
    exec(f"def run({', '.join(given)}):\n    {statement}\n    return a, b, c, d, h, o.x\n", made)
    return made["run"](**given)


def in_dict(statement, given):
    exec(re.sub(r"(?<![\w.])([abcdhopqr])(?!\w)", r"kept['\1']", statement), {"kept": given})
    return *(given[name] for name in "abcdh"), given["o"].x


chance = random.Random(5)
for trial in range(200):
    # Half of them with few variables, so that they meet.
    targets = [chance.choice(TARGETS if trial % 2 else ["a", "b", "h[0]"]) for _ in range(chance.choice([2, 2, 3, 4]))]
    values = [chance.choice(SEVERAL.get(target, VALUES if trial % 2 else ["a", "b", "h[0]"])) for target in targets]
    statement = f"{', '.join(targets)} = {', '.join(values)}"
    got, wanted = in_function(statement, variables()), in_dict(statement, variables())
    if got != wanted:
        print(statement, got, wanted)
print("done")
