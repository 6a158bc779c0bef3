"""`compile`, `eval` and `exec`: modes, flags, namespaces, and code objects that run again and again."""

code = compile("a + b", "<sum>", "eval")
print(eval(code, {"a": 1, "b": 2}), eval(code, {"a": "x"}, {"b": "y"}), code.co_filename, code.co_name, code.co_names)
single = compile("1 + 1\n", "<single>", "single")
exec(single)
print(eval(single), exec("5"), eval(" \t 3 + 4"), eval(b"1_000"), eval("(1,\n 2)"))
module = compile("'''doc'''\nx: int = 1\ndef f(): return x", "<module>", "exec")
space = {}
exec(module, space)
print(
    sorted(name for name in space if name != "__builtins__"), space["__doc__"] if "__doc__" in space else None,
    space["f"](),
)
print(space["__annotations__"], "__builtins__" in space)


class Names(dict):
    def __missing__(self, key):
        return key.upper()


print(eval("abc + xyz", {}, Names()), eval("[abc for _ in range(2)]", {"abc": 1}, Names()))
locals_ = {}
exec("y = x + 1\nglobal z\nz = y * 2", {"x": 1}, locals_)
print(locals_)


def scope():
    v = 1
    exec("v = 2\nw = 3")
    print(v, "w" in locals(), eval("v + 10"), sorted(locals()))
    return eval("lambda: v", {"v": "global"})()


print(
    scope(), eval("__name__"), eval("__builtins__ is not None", {}),
    eval("len('abc')", {"__builtins__": {"len": lambda x: -1}}),
)
print(
    compile("pass", "f", "exec", dont_inherit=True).co_code != b"", compile("1", "f", "eval", 0, False, -1).co_consts,
)
for args in (
    ("1 +", "<s>", "eval"), ("x = 1", "<s>", "eval"), ("1; 2", "<s>", "single"), ("1\n2", "<s>", "single"), (
        "", "<s>", "eval",
    ),
    ("1", "<s>", "other"), ("1", "<s>", "exec", 2**20), (5, "<s>", "exec"), ("a\0b", "<s>", "exec"), (
        "return", "<s>", "exec",
    ),
    ("  x", "<s>", "exec"), ("yield 1", "<s>", "eval"), ("await x", "<s>", "exec"), ("é = '\\x'", "<s>", "exec"), (
        b"\xff", "<s>", "exec",
    ),
):
    try:
        print(compile(*args))
    except (SyntaxError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
for action in (
    lambda: eval("q"), lambda: exec("1", 5), lambda: eval("1", {}, 5), lambda: eval(lambda: 0),
    lambda: eval(module, {}),
):
    try:
        print(action())
    except (NameError, TypeError) as error:
        print(type(error).__name__, error)
print(
    eval((lambda: 42).__code__), code == compile("a + b", "<sum>", "eval"),
    hash(code) == hash(compile("a + b", "<sum>", "eval")),
)
