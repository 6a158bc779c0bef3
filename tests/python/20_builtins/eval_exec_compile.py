"""eval, exec and compile."""


def show(label, action):
    try:
        print(label, repr(action()))
    except Exception as error:
        print(label, type(error).__name__, error)


x = 5
show("eval", lambda: eval("1 + 2"))
show("eval global", lambda: eval("x"))
show("eval dict", lambda: eval("a + b", {"a": 1, "b": 2}))
show("eval locals", lambda: eval("a + b", {"a": 1}, {"b": 5}))
show("eval space", lambda: eval("  1 "))
show("eval newline", lambda: eval("(1 +\n2)"))
show("eval statement", lambda: eval("a = 1"))
show("eval empty", lambda: eval(""))
show("eval int", lambda: eval(5))
show("eval bytes", lambda: eval(b"1 + 1"))
show("eval bad globals", lambda: eval("1", 5))
show("eval name", lambda: eval("nope", {}))
show("eval no args", lambda: eval())
scope = {}
exec("y = 1\ndef f(n): return n * 2\nclass C: z = 3", scope)
print(scope["y"], scope["f"](4), scope["C"].z, "__builtins__" in scope, sorted(k for k in scope if k[0] != "_"))
show("exec none", lambda: exec("1"))
show("exec error", lambda: exec("1 / 0"))
show("exec syntax", lambda: exec("if x"))
show("exec indent", lambda: exec("  x = 1"))
show("exec import", lambda: exec("import nothing_like_this"))
code = compile("a * 2", "<mine>", "eval")
print(eval(code, {"a": 21}), code.co_filename, code.co_name, type(code).__name__)
code = compile("b = a + 1\nprint(b)", "<mine>", "exec")
exec(code, {"a": 1})
show("eval exec code", lambda: eval(compile("q = 1", "f", "exec"), {}))
code = compile("1 + 1; 'two'; None", "<one>", "single")
exec(code)
show("mode", lambda: compile("1", "f", "wrong"))
show("syntax", lambda: compile("1 +", "myfile", "eval"))
try:
    compile("x = = 1\n", "myfile.py", "exec")
except SyntaxError as error:
    print(error.filename, error.lineno, error.offset, error.msg, repr(error.text))


class Locals(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(eval("foo + bar", {}, Locals()), eval("[i for i in range(3)]"), eval("(lambda n: n + 1)(2)"), eval("__import__('math').floor(2.5)"))


def local_eval():
    secret = 42
    return eval("secret"), eval("[secret for _ in range(1)]", {"secret": 1}), exec("inner = secret")


print(local_eval())
namespace = {}
exec("""
def outer():
    count = 0
    def inner():
        nonlocal count
        count += 1
        return count
    return inner
counter = outer()
results = [counter() for _ in range(3)]
""", namespace)
print(namespace["results"])
print([eval(s) for s in ("'a' 'b'", "1 if 0 else 2", "{1: 2}[1]", "[*range(3)]", "not None", "f'{1 + 1}'", "...", "1_000", "0x1f", "b'x'", "(yes := 3)")])
