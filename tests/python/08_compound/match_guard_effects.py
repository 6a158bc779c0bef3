"""What a failing pattern leaves behind: names that are bound, guards that are asked, attributes that are read."""


class Watched:
    __match_args__ = ("first", "second")

    def __init__(self, **values):
        self.values = values

    def __getattr__(self, name):
        print("  read", name)
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None


def guard(name, answer):
    print("  guard", name)
    return answer


def look(subject):
    x = "unbound"
    match subject:
        case Watched(1, second=2):
            return "one and two"
        case Watched(x, third=3) if guard("third", x > 5):
            return "third", x
        case Watched(first=int() | str() as x, second=y) if guard("kind", y is not None):
            return "kind", x, y
        case [x, *_] if guard("list", False):
            return "never"
        case [1, x] | [x, 1]:
            return "alternatives", x
        case {"a": x, **rest} if guard("dict", rest):
            return "dict", x, rest
        case _ if guard("any", True):
            return "any", x


for subject in (
    Watched(first=1, second=2), Watched(first=9, third=3), Watched(first="s", second=[]), Watched(
        first=2.5, second=None,
    ),
    Watched(second=1), [7, 1], [1, 7], [1, 2, 3], {"a": 1}, {"a": 1, "b": 2}, "ab", range(2), b"xy",
):
    print(look(subject) if not isinstance(subject, Watched) else look(subject))

match 5:
    case bound if bound > 9:
        print("large")
print(bound)
match (1, 2):
    case (a, b) if False:
        pass
    case (b, a):
        print(a, b)


class Broken:
    __match_args__ = ["x"]


class Twice:
    __match_args__ = ("x",)
    x = 1


def attempt(subject, kind):
    try:
        match subject:
            case Broken(1) if kind == "broken":
                pass
            case Twice(1, x=1):
                pass
            case Twice(1, 2):
                pass
    except TypeError as error:
        print(type(error).__name__, error)


attempt(Broken(), "broken")
attempt(Twice(), "twice")
try:
    match 1:
        case int(1, 2):
            pass
except TypeError as error:
    print(error)
