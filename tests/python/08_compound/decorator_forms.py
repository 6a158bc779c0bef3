"""Decorators: any expression, order of evaluation and application."""


def say(name):
    print("make", name)
    def decorate(thing):
        print("apply", name, thing.__name__)
        return thing
    return decorate


@say("outer")
@say("inner")
def function(): return "result"


class Tools:
    def method(self, thing):
        thing.marked = True
        return thing
    registry = {}


tools = Tools()
decorators = [say("listed")]


@tools.method
@decorators[0]
@(lambda thing: thing)
@(say("cond") if True else None)
@(named := say("walrus"))
class Decorated:
    @staticmethod
    @say("static")
    def s(): return "s"

    @classmethod
    def c(cls): return cls.__name__

    @property
    @say("prop")
    def p(self): return "p"

    @p.setter
    def p(self, value): print("set", value)

    @say("method")
    async def a(self): pass


d = Decorated()
d.p = 1
print(function(), Decorated.marked, Decorated.s(), Decorated.c(), d.p)


@(lambda f: print(f.__name__))
def printed(): pass


print(printed)


@int
@str
@len
@list
@dict.fromkeys
@(lambda f: f.__name__)
def abc(): pass


print(abc)


class Wrap:
    def __init__(self, f): self.f = f
    def __call__(self, *args): return "wrapped", self.f(*args)
    def __get__(self, instance, owner): return lambda *args: ("bound", self.f(instance, *args))


@Wrap
def wrapped(x): return x


class Has:
    @Wrap
    def m(self, x): return x


print(wrapped(1), Has().m(2))
for text in ("@5\ndef f(): pass", "@missing\ndef f(): pass", "@(1 / 0)\ndef f(): pass", "@len\ndef f(): pass", "@property\ndef f(): pass\nf()"):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)
for bad in ("@\ndef f(): pass", "@x", "@x\ny = 1", "@x def f(): pass", "@x\n\n", "@x, y\ndef f(): pass" , "@*x\ndef f(): pass", "@x = 1\ndef f(): pass", "@x\n@y\nif 1: pass", "@yield\ndef f(): pass"):
    try:
        compile(bad, "s", "exec")
        print(repr(bad), "fine")
    except SyntaxError as error:
        print(repr(bad), "->", error.msg)
