"""What is said about texts that are not Python: class, message, place and line, for the mistakes that people make."""

import sys
import traceback

MISTAKES = '''
print "hello"
print name
exec "x = 1"
print("hello"
print('hello)
print("a" + 'b)
print("a" b)
f(x, y
f(x y)
f(x, (y z), w)
x = (1, 2
x = [1, 2
x = {1: 2
x = 1)
x = [1, 2)
x = (1, 2]
x = [1, 2\\ny = 3
f(1,\\nfor x in y:\\n    pass
x = 5 y = 6
x = 5 +
x =
= 5
x == 5 = 6
x++
x--
x =+ = 1
if x = 1:\\n    pass
if x.y = 1:\\n    pass
while x = f():\\n    pass
if x == 1\\n    pass
if x == 1 y:\\n    pass
if x and:\\n    pass
if x:\\npass
if x:\\n    pass\\nelse\\n    pass
if x:\\n    pass\\nelse if y:\\n    pass
if x:\\n    pass\\nelse:\\npass
if x:\\n    pass\\nelse:\\n    pass\\nelif y:\\n    pass
elif x:\\n    pass
else:\\n    pass
for i in range(10)\\n    pass
for i range(10):\\n    pass
for i in:\\n    pass
for 1 in x:\\n    pass
for f(x) in y:\\n    pass
for x in y:\\npass
while True print(x)
while True:\\npass
def f()\\n    pass
def f:\\n    pass
def f(x, y=1, z):\\n    pass
def f(self x):\\n    pass
def f(x, *, **y):\\n    pass
def f(*x, *y):\\n    pass
def f(**x, y):\\n    pass
def f(*x=1):\\n    pass
def f(x=):\\n    pass
def f((x, y)):\\n    pass
def f(/, x):\\n    pass
def f(x, *y, /):\\n    pass
def f(None):\\n    pass
def f():\\npass
def f(x):\\n
def f() -> :\\n    pass
class A\\n    pass
class A:\\npass
class A(b c):\\n    pass
class A:\\n    def f(self):\\n\\n    x = 1
lambda x=1, y: x
lambda (x, y): x
lambda x y: x
try:\\n    pass\\nx = 1
try:\\n    pass
try\\n    pass
try:\\n    pass\\nexcept A, b:\\n    pass
try:\\n    pass\\nexcept A as b.c:\\n    pass
try:\\n    pass\\nexcept:\\npass
try:\\n    pass\\nexcept A:\\n    pass\\nexcept* B:\\n    pass
try:\\n    pass\\nexcept*:\\n    pass
try:\\n    pass\\nfinally:\\npass
except:\\n    pass
with open(x) as f\\n    pass
with open(x) as 1:\\n    pass
with (open(x) as f, open(y) as g())\\n    pass
with x:\\npass
raise A, "message"
assert x y
import a.b c
import a,
from a import
from a import b,
from a import (b, c
from import a
import a from b
global x.y
del f(x)
del x + 1
del x y
return = 1
yield = 1
x = yield = 1
1 = x
"a" = x
f(x) = 1
x + 1 = 2
-x = 1
(x, 1) = y
[x, f()] = y
x, 1 = y
x = f() = 1
None = 1
x = True = 1
{} = x
[x for x in y] = 1
(x for x in y) = 1
lambda: x = 1
x if y else z = 1
not x = 1
x < y = 1
... = 1
f() += 1
x, y += 1
x + 1 += 1
[x, y]: int = 1
x, y: int = 1
f(): int = 1
x := 1
(x.y := 1)
(x = 1)
[x = 1]
x[y = 1]
f(x=1, 2)
f(**x, 1)
f(**x, *y)
f(x.y=1)
f("x"=1)
f(True=1)
f(x for x in y, 1)
f(1, x for x in y)
f(x=1 y=2)
f(x, , y)
x = a if b
x = (a if b else)
[x if y for x in z]
[x, y for x, y in z]
[x for 1 in y]
[*x for x in y]
{**x for x in y}
{x: y, z}
{x: y, z: }
{x: *y}
{x: y z: w}
{1, 2: 3}
[x y]
(*x)
(**x)
x not y
x <> y
x === y
x && y
x ! y
x ? y : z
$x
@
@x\\ny = 1
x = 'abc
x = \\'\\'\\'abc
x = "abc\\\\
x = 0777
x = 0b12
x = 0o8
x = 0xg
x = 1_
x = 1__0
x = 1.5abc
x = 12abc
x = 10L
x = `y`
x = \\u201cy\\u201d
x = y\\u00a0+ z
x = 1 \\\\ 2
  x = 1
x = 1\\n  y = 2
if x:\\n    y\\n  z
if x:\\n    y\\n      z
if x:\\n\\ty\\n        z
f"{x"
f"{x y}"
f"}"
f"{}"
f"{x!y}"
f"{x:{y:{z}}}"
f"{x:{y:{z:{w}}}}"
f"{x['y'}"
f"{*x}"
f"{(x}"
f"{lambda x: 1}"
"a" b"b"
b"\\u00e9"
"\\\\x1"
"\\\\N{nothing}"
b"\\\\x1"
match x:\\n    case 1\\n        pass
match x:\\ncase 1:\\n    pass
match x\\n    case 1:\\n        pass
match x:\\n    case A(y=1, 2):\\n        pass
match x:\\n    case y as _:\\n        pass
match x:\\n    case y as 1:\\n        pass
match x:\\n    case 1 + 2:\\n        pass
match x:\\n    case [y z]:\\n        pass
match x:\\n    pass
async x
await
type X = int
def f[T](x):\\n    pass
class A[T]:\\n    pass
except* A:\\n    pass
print -1\\nx x
print[1]\\nx x
print* (f(x))\\nx x
print "a"(, b)
print -a.(b)
match(x)\\ny y
f(a"b"(, 1))
f(a b +, 1)
f(a b(, 1))
f(a b., 1)
f(v v if else None)
f(a b and)
f(a, b c == , d)
x = "tea"{3 :}
n f(self n)
n n(f(a b))
i, (j, *k,) *l = 1
a, b c, d = 5 5
f(a, b=1, c==)
def f(*args, *,kwargs): pass
def f(*args, *kwargs*): pass
def f(*a, *b: int, c): pass
lambda *a, *b=1: 0
if (True) = 1: pass
if [1].x = 1: pass
f("x", e)(   yield "y"\\nfinally: pass
x = f\'\'\'{a\\n b c}\'\'\'
f(f\'\'\'abc\\n{a +\\n b c}\'\'\')
g(  f\'\'\'{  \\n   b c\\n} \'\'\')
x = \\\\\\n    y z
x = \\\\\\n    y \\\\ z
x = """a\\n  b""" c
f("\u00e9", f("\u00e8\u00fc")(g(x)\\nh("!")
    x\\ny
    x )
return 1
def f():\\n    pass\\nx = "\u00e9"; return 1
[*a for a in b]; *x
'''

for text in MISTAKES.strip("\n").split("\n"):
    text = text.encode("latin-1", "backslashreplace").decode("unicode_escape")
    try:
        compile(text, "<text>", "exec")
        print(repr(text), "is fine")
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        print(repr(text), type(error).__name__, error.msg, place, repr(error.text))

# How they are shown.
for text in ("x = (1 +\n     2 3)\n", "f(a, b c)", "if x:\n    y\n  z\n", "  x", "\u00e9\u00e9 = '\u00fc' 1", "x = 'abc", "def f(:\n  pass"):
    try:
        compile(text, "text.py", "exec")
    except SyntaxError as error:
        print("".join(traceback.format_exception_only(type(error), error)), end="")

for text, mode in (("x = 1", "eval"), ("", "eval"), ("x y", "eval"), ("x", "eval"), ("(x", "eval"), ("x\n\n", "eval"),
                   ("x = 1\ny = 2", "single"), ("x = 1; y = 2", "single"), ("if x: pass\ny = 1", "single"), ("x y", "single"),
                   ("if x:\n    y\n", "single"), ("", "single"), ("x = 1\n# a comment", "single")):
    try:
        compile(text, "<text>", mode)
        print(mode, repr(text), "is fine")
    except SyntaxError as error:
        print(mode, repr(text), type(error).__name__, error.msg, error.lineno, error.offset)

# The compiler, unlike the parser, shows a line only if there is a file.
for text in ("return", "x x", "class A:\n    yield"):
    try:
        exec(text)
    except SyntaxError:
        traceback.print_exc(limit=0, file=sys.stdout)
# No depth of nesting ends the program.
for text in ("(" * 250, "[" * 90 + "1 2" + "]" * 90, "x = " + "-" * 20000 + "1 2", "x = " + "lambda: " * 20000 + "1 2",
             "".join(" " * depth + "if x:\n" for depth in range(110))):
    try:
        compile(text, "<text>", "exec")
    except (SyntaxError, MemoryError) as error:
        print(type(error).__name__, error)
