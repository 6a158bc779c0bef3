"""`ExitStack`: what is entered last leaves first, errors change on the way out, and a stack can be handed over."""

import contextlib


class Room:
    def __init__(self, name, swallow=(), breaks=None):
        self.name, self.swallow, self.breaks = name, swallow, breaks

    def __enter__(self):
        print("enter", self.name)
        if self.breaks == "enter":
            raise OSError(f"no way into {self.name}")
        return self.name

    def __exit__(self, kind, value, traceback):
        print("leave", self.name, repr(value))
        if self.breaks == "exit":
            raise RuntimeError(self.name)
        return isinstance(value, self.swallow)


def run(*rooms, error=None):
    try:
        with contextlib.ExitStack() as stack:
            print([stack.enter_context(room) for room in rooms])
            stack.callback(print, "callback", 1, sep=":")
            stack.push(lambda *info: print("pushed", info[0] and info[0].__name__))
            if error:
                raise error
        print("after")
    except Exception as caught:
        print("caught", repr(caught), "context", repr(caught.__context__))


run(Room("a"), Room("b"))
run(Room("a"), Room("b", swallow=KeyError), error=KeyError("k"))
run(Room("a"), Room("b", breaks="exit"), error=ValueError("v"))
run(Room("a", swallow=RuntimeError), Room("b", breaks="exit"), error=ValueError("v"))
run(Room("a"), Room("b", breaks="enter"))

with contextlib.ExitStack() as first:
    first.enter_context(Room("kept"))
    second = first.pop_all()
print("outside")
second.close()
second.close()


@first.callback
def registered():
    print("registered")


first.close()
try:
    contextlib.ExitStack().enter_context(5)
except TypeError as error:
    print(error)


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


@contextlib.contextmanager
def never():
    return
    yield


for manager in (twice, never):
    try:
        with manager() as got:
            print(got)
    except RuntimeError as error:
        print(error)
with contextlib.suppress(LookupError), contextlib.nullcontext("null") as null:
    print(null, [][0])
print(isinstance(Room("x"), contextlib.AbstractContextManager), issubclass(int, contextlib.AbstractContextManager))
