"""What is wrong in an f-string, in CPython's words."""

sources = [
    'f"{"', 'f"}"', 'f"{}"', 'f"{ }"', 'f"{!r}"', 'f"{a!x}"', 'f"{a!}"', 'f"{a!rr}"', 'f"{a:{b:{c}}}"',
    "f'{a[\"b\"]'", 'f"{a b}"', 'f"{lambda x: 1}"', 'f"{a $ b}"', 'f"{*a}"', 'f"{a\\n}"', 'f"{#}"', 'f"{a:"', 'f"{a!r"',
    'f"{(}"', 'f"{a)}"', 'f"{a["', "f'{'", 'f"{:x}"', 'f"{=}"', 'f"{a;b}"', 'f"{yield}"', 'f"{1 = 2}"', 'f"{a = b}"',
]
for source in sources:
    try:
        compile(source, "<f>", "eval")
        print(source, "compiles")
    except SyntaxError as error:
        print(source, "->", error.msg)
for source in ('f"{{}}"', 'f"{{{1}}}"', 'f"{1}}}"', 'f"{1:}}}"', 'f"{1:{{}}}"'):
    try:
        print(source, eval(source))
    except (SyntaxError, ValueError) as error:
        print(source, "->", type(error).__name__, error)
