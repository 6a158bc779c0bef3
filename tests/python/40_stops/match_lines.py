"""match: guards, alternatives, captures; which lines are visited."""


class P:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def check(v):
    print("guard", v)
    return v == 3


def kind(v):
    match v:
        case 0 | 1:
            return "small"
        case int(n) if check(n):
            return "three"
        case int():
            pass
        case [a, *rest] if rest:
            return a, rest
        case {"k": value, **others}:
            return value, others
        case P(x=0, y=yy):
            return "on axis", yy
        case P(xx, yy) if (
            xx
            == yy
        ):
            return "diagonal"
        case str() as s:
            for c in s:
                match c:
                    case "a":
                        continue
                    case "z":
                        break
                    case _:
                        print(c)
            else:
                return "no z"
            return "z"
        case None | True:
            return "constant"
        case (
            [1.5]
            | [2.5]
        ):
            return "float list"
        case _:
            return "other"
    return "int"


for v in (0, 3, 4, [1, 2], [1], {"k": 1, "l": 2}, {}, P(0, 5), P(2, 2), P(1, 2), "abc", "abz", None, True, [2.5], 1.5):
    print(kind(v))
