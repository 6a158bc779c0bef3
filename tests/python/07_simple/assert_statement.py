"""assert: messages of all kinds, and that both parts are evaluated as needed."""


def v(x):
    print("eval", x, end=" ")
    return x


assert v(1), v("not evaluated")
for text in ("assert 0", "assert 0, 'text'", "assert 0, 5", "assert [], (1, 2)", "assert None, None", "assert v(0), v('message')", "assert '' or 0, ['list']", "assert 1 > 2 > 3, f'{1 + 1}'", "assert not 1", "assert 0, ValueError('inner')", "assert False, ''", "assert ()"):
    try:
        exec(text)
    except AssertionError as error:
        print(text, error.args, str(error), repr(error))


class B:
    def __bool__(self): raise RuntimeError("no truth")


try:
    assert B(), "x"
except RuntimeError as error:
    print(error)
try:
    assert 0, 1 / 0
except ZeroDivisionError as error:
    print(error)
for bad in ("assert", "assert 1,", "assert 1, 2, 3", "assert x = 1", "assert *a", "assert (x := 1"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(bad, "->", error.msg)
AssertionError_ = AssertionError
AssertionError = ValueError
try:
    assert 0, "shadowed"
except AssertionError_ as error:
    print("still AssertionError", error)
