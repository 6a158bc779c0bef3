"""contextlib: ExitStack, closing, redirect, suppress, decorators."""

import contextlib
import io
import sys


class Res:
    def __init__(self, name): self.name = name
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, *exc): print("exit", self.name, exc[0] and exc[0].__name__); return self.name == "swallow"
    def close(self): print("close", self.name)


with contextlib.ExitStack() as stack:
    stack.enter_context(Res("one"))
    stack.push(lambda *exc: print("pushed", exc[0]))
    stack.callback(print, "callback", end="\n")
    moved = stack.pop_all()
    print("moved")
moved.close()
with contextlib.ExitStack() as stack:
    stack.enter_context(Res("swallow"))
    stack.enter_context(Res("inner"))
    raise KeyError("lost")
with contextlib.closing(Res("closing")): pass
out = io.StringIO()
with contextlib.redirect_stdout(out): print("captured")
with contextlib.redirect_stderr(out): print("err", file=sys.stderr)
print(repr(out.getvalue()))
with contextlib.suppress(ZeroDivisionError, KeyError): 1 / 0
with contextlib.suppress(): pass
with contextlib.nullcontext("value") as v: print(v)


class Deco(contextlib.ContextDecorator):
    def __enter__(self): print("before")
    def __exit__(self, *exc): print("after")


@Deco()
def decorated(x): return x * 2


print(decorated(4))
@contextlib.contextmanager
def managed():
    try: yield 1
    except ValueError as error:
        print("handled", error)
with managed(): raise ValueError("v")
for action in (lambda: contextlib.ExitStack().enter_context(5), lambda: contextlib.ExitStack().push(5), lambda: managed().__exit__(None, None, None), lambda: contextlib.closing(5).__exit__(None, None, None)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
