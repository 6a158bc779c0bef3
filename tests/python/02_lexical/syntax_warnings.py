"""What the compiler warns of."""

import warnings

sources = [
    "x is 1", "x is not 'a'", "x is ()", "x is None", "x is True", "x is ...", "1 is x", "x is -1", "x is b''",
    "assert (x, 'message')", "assert ()", "assert (x)",
    "'a' 'b'(1)", "(1, 2)(3)", "[1](2)", "1(2)", "{1: 2}(3)", "f'{x}'(1)", "None()", "(lambda: 1)()", "{1}(2)", "1.5()", "...()",
    "'abc'['x']", "[1]['a']", "(1, 2)['a']", "1[2]", "None[0]", "{1}[0]", "[1][1, 2]", "(1)[x]", "[1][1.5]", "{1: 2}[1]",
    r"'\d'", r"b'\d'", r"'''a\
\q'''", r"f'\d{x}'", r"r'\d'", r"'\400'", r"b'\777'", "0xfor x", "1if x else 2", "1or x", "[0x1for x in y]", "1and x",
]
for source in sources:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "<warned>", "exec")
        except SyntaxError as error:
            print(repr(source), "fails:", error.msg)
            continue
    for warning in caught:
        print(repr(source), warning.category.__name__, warning.message, warning.filename, warning.lineno)
    if not caught:
        print(repr(source), "nothing")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for source in ("x is 1", r"'\d'", "assert (1, 2)"):
        try:
            compile(source, "<error>", "exec")
        except SyntaxError as error:
            print(type(error).__name__, error.msg, error.lineno, error.offset)
