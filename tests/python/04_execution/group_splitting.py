"""ExceptionGroup: split, subgroup, derive, nesting, notes, and what a group may hold."""


class Custom(ExceptionGroup):
    def __new__(cls, message, errors, code=0):
        self = super().__new__(cls, message, errors)
        self.code = code
        return self

    def derive(self, errors):
        return Custom(self.message, errors, self.code + 1)


tree = ExceptionGroup("top", [ValueError(1), ExceptionGroup("inner", [KeyError("k"), ValueError(2), ExceptionGroup("deep", [OSError(3)])]), TypeError(4)])
print(repr(tree), tree.message, len(tree.exceptions), str(tree), tree.args[0])
print(tree.split(ValueError))
print(tree.subgroup(KeyError), tree.subgroup((OSError, TypeError)), tree.subgroup(IndexError))
print(tree.split(lambda error: isinstance(error, ExceptionGroup) and error.message == "inner")[0])
print(tree.subgroup(ExceptionGroup) is tree, tree.split(ExceptionGroup))
tree.add_note("a note")
match, rest = tree.split(OSError)
print(match.__notes__, rest.__notes__, match.exceptions[0].exceptions)
custom = Custom("mine", [ValueError(1), KeyError(2)], 7)
first, second = custom.split(ValueError)
print(type(first).__name__, first.code, second.code, first.exceptions, isinstance(first, Exception))
for args in (("m",), ("m", []), ("m", 5), (5, [ValueError()]), ("m", [ValueError]), ("m", [3]), ("m", [KeyboardInterrupt()]), ("m", [ValueError()], 3), ()):
    try:
        print(repr(ExceptionGroup(*args)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
base = BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError()])
print(type(base).__name__, type(BaseExceptionGroup("all", [ValueError()])).__name__, base.split(KeyboardInterrupt))
for condition in (3, "x", (ValueError, 3), None):
    try:
        tree.split(condition)
    except TypeError as error:
        print(error)
try:
    class Bad(ExceptionGroup, ValueError):
        pass
    print(Bad("b", [ValueError()]).derive([KeyError()]))
except TypeError as error:
    print(error)
print(ExceptionGroup.__mro__, BaseExceptionGroup[int], issubclass(ExceptionGroup, BaseExceptionGroup))
try:
    tree.message = "changed"
except AttributeError as error:
    print(error)
