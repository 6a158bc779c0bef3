"""Exceptions raised by each part of a statement: which line the frame is left at."""


def boom(x=None):
    raise ValueError(x if isinstance(x, str) else type(x).__name__)


def target_index():
    a = {}
    a[
        boom("index")
    ] = 1


def in_default():
    def inner(
        a=1,
        b=boom("default"),
    ):
        pass


def in_decorator():
    @boom
    def inner():
        pass


def in_base():
    class C(
        boom("base")
    ):
        pass


def in_class():
    class C:
        x = 1
        y = boom(
            "class"
        )


def in_condition():
    if boom("if"):
        pass


def in_while():
    n = 2
    while n or boom("while"):
        n -= 1


def in_iter():
    for x in boom("iter"):
        pass


def in_next():
    for x in (boom(i) if i else i for i in range(2)):
        print(x)


def in_with():
    with boom("with") as x:
        pass


def in_fstring():
    return f"""
    {boom("f")}
    """


def in_comprehension():
    return [
        y
        for y in range(3)
        if y == 2 and boom(
            y)
    ]


def in_assert():
    assert False, boom("assert")


def in_del():
    x = []
    del x[
        0
    ]


def in_augmented():
    x = 1
    x += (
        boom("augmented")
    )


def in_return():
    return (
        1,
        boom("return"),
    )


def in_unpack():
    (a,
     b) = (
        1,
    )


def in_finally():
    try:
        pass
    finally:
        boom("finally")


def in_handler():
    try:
        boom("first")
    except ValueError:
        boom("handler")


def in_except_clause():
    try:
        boom("first")
    except boom("clause"):
        pass


def in_match():
    match 1:
        case 1 if boom("guard"):
            pass


def in_import():
    import no_such_module


def in_attribute():
    return (
        None
        .x
    )


def in_operator():
    return (
        1
        +
        ""
    )


def in_call():
    return (lambda: boom(
        "lambda"
    ))()


for function in [f for n, f in sorted(globals().items()) if n.startswith(("in_", "target"))]:
    try:
        function()
    except (ValueError, TypeError, LookupError, AssertionError, ImportError, AttributeError) as error:
        tb = error.__traceback__
        lines = []
        while tb:
            lines.append(tb.tb_lineno)
            tb = tb.tb_next
        print(function.__name__, type(error).__name__, error, lines)
