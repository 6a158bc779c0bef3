"""class statements: bases, keywords, bodies, decorators, what is refused."""

import types


class Empty: ...
class WithParens(): pass
class OneLine: a = 1; b = 2


bases = (Empty, WithParens)


class Unpacked(*bases, OneLine): pass


class Keywords(*[Empty], **{"metaclass": type}): pass


print(Unpacked.__mro__, Keywords.__bases__, OneLine.b, Empty.__doc__)


class Doc:
    "One" " doc"
    def f(self): "method doc"


class NotDoc:
    f"no {1}"


class BytesDoc:
    b"no"


print(Doc.__doc__, Doc.f.__doc__, NotDoc.__doc__, BytesDoc.__doc__)


class Body:
    print("in body", __name__, __qualname__)
    for i in range(2): exec(f"v{i} = {i}")
    def method(self): return Body
    class Inner:
        print(__qualname__)
        def f(self): return Body.Inner
    with open("/dev/null"): pass
    try: 1 / 0
    except ZeroDivisionError: caught = True
    x = [n for n in range(3)]
    while True: break


print(Body.v1, Body().method() is Body, Body.Inner().f() is Body.Inner, Body.caught, Body.x)


def conditional(flag):
    class Local(Empty if flag else OneLine):
        captured = flag
    return Local


print(conditional(1).__bases__, conditional(0).__qualname__, conditional(0) is conditional(0))


class Entries:
    def __mro_entries__(self, bases): return (OneLine,)


class FromEntries(Entries()): pass


print(FromEntries.__bases__, type(FromEntries.__orig_bases__[0]).__name__)
print(types.new_class("Made", (OneLine,), {}, lambda ns: ns.update(c=3)).c, type("T", (), dict(x=1))().x, type("A", (), {}).__module__)


class Rebound: v = 1
Old = Rebound
class Rebound: v = 2
print(Old.v, Rebound.v, Old is Rebound)
for text in ("class C(5): pass", "class C('x'): pass", "class C(None): pass", "class C(Empty()): pass", "class C(Empty, Empty): pass", "class C(bool): pass", "class C(metaclass=5): pass", "class C(x=1): pass", "class C(object, Empty): pass", "class C: 1 / 0", "class C: missing", "class C(missing): pass", "class C(*5): pass", "class C(**5): pass", "class C(int, float): pass", "class C(Exception, int): pass"):
    try:
        exec(text)
        print(text, "fine")
    except Exception as error:
        print(text, "->", type(error).__name__, str(error).replace("\n", "|"))
for bad in ("class", "class C", "class C(: pass", "class C(a b): pass", "class 1: pass", "class C(): return", "class C(x for x in y): pass", "class C(a=1, b): pass", "class None: pass", "class C.D: pass", "class C(lambda): pass", "class C:\npass"):
    try:
        compile(bad, "s", "exec")
        print(bad, "fine")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg)
