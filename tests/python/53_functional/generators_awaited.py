# types.coroutine: generators that can be awaited and that await; wrappers of what has a generator's methods.
import collections.abc
import inspect
import types


def run(awaitable):
    steps = []
    try:
        while True:
            steps.append(awaitable.send(None))
    except StopIteration as stop:
        return steps, stop.value


@types.coroutine
def switch(word):
    got = yield word
    return got or word.upper()


async def inner():
    return await switch("one") + await switch("two")


@types.coroutine
def delegating():
    return (yield from inner()), (yield from switch("three"))


async def outer():
    return await delegating()


print(run(outer()), run(delegating()))
print(switch.__code__.co_flags & 0x100, inner.__code__.co_flags & 0x100, inspect.iscoroutinefunction(switch), inspect.isgeneratorfunction(switch))
made = switch("x")
print(inspect.isawaitable(made), inspect.iscoroutine(made), isinstance(made, collections.abc.Awaitable), type(made).__name__)
print(types.coroutine(switch) is switch, types.coroutine(inner) is inner)


def plain():
    yield from inner()


def refused(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


coroutine = inner()
refused(lambda: list(plain()))
refused(list, coroutine)
refused(types.coroutine, 5)
coroutine.close()


class AwaitsCoroutine:
    def __init__(self, made):
        self.made = made

    def __await__(self):
        return self.made


async def waits(on):
    return await on


for made in (inner(), switch("x"), iter([1]), 5):
    refused(run, waits(AwaitsCoroutine(made)))
    if hasattr(made, "close"):
        made.close()


class Like:
    """A generator by its methods."""

    def __init__(self, items):
        self.items = iter(items)

    def send(self, value):
        return next(self.items)

    def throw(self, kind, *rest):
        raise kind

    def close(self):
        print("closed")

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.items)


collections.abc.Generator.register(Like)


@types.coroutine
def like():
    return Like(["a", "b"])


wrapper = like()
print(type(wrapper).__name__, isinstance(wrapper, collections.abc.Awaitable), run(waits(wrapper)))
refused(wrapper.throw, KeyError)
wrapper.close()


@types.coroutine
def other():
    return [1, 2]


print(other(), other.__name__)
