"""Async generators: asend, athrow, aclose, finalisation, errors."""


class Step:
    def __await__(self):
        yield "step"


def run(awaitable):
    steps = 0
    iterator = awaitable.__await__()
    while True:
        try:
            iterator.send(None)
            steps += 1
        except StopIteration as stop:
            return stop.value


async def agen():
    try:
        x = yield 1
        print("got", x)
        await Step()
        try:
            y = yield 2
            print("got", y)
        except ValueError as error:
            print("caught", error)
            yield "handled"
        yield 3
    finally:
        print("finally")


g = agen()
print(type(g), g.__name__, g.ag_running, g.ag_frame is not None, g.ag_await, g.ag_code.co_name)
print(run(g.__anext__()), run(g.asend("a")), run(g.athrow(ValueError("v"))), run(g.__anext__()))
try:
    run(g.__anext__())
except StopAsyncIteration as error:
    print("end", error.args)
g = agen()
try:
    run(g.asend("x"))
except TypeError as error:
    print(error)
print(run(g.__anext__()))
run(g.aclose())
try:
    run(g.__anext__())
except StopAsyncIteration:
    print("closed")
run(g.aclose())
g = agen()
run(g.__anext__())
try:
    run(g.athrow(KeyError("k")))
except KeyError as error:
    print("escaped", error)


async def consumer():
    out = []
    async for v in agen():
        out.append(v)
        if v == 2: break
    out.append([v async for v in agen()])
    return out


print(run(consumer()))


async def stops():
    yield 1
    raise StopAsyncIteration


async def collect(it): return [v async for v in it]


try:
    run(collect(stops()))
except RuntimeError as error:
    print(error)


async def stop_iteration():
    yield 1
    raise StopIteration


try:
    run(collect(stop_iteration()))
except RuntimeError as error:
    print(error)


async def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = ignores_exit()
run(g.__anext__())
try:
    run(g.aclose())
except RuntimeError as error:
    print(error)
print(run(anext(agen())), run(anext(collect_gen := stops(), "default")))
for action in (lambda: anext(5), lambda: aiter(5), lambda: iter(agen()), lambda: next(agen()), lambda: list(agen()), lambda: agen().send(1), lambda: run(anext(agen(), 1, 2))):
    try:
        action()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
async def expressions():
    squares = (x * x async for x in agen())
    return type(squares).__name__, [v async for v in squares if v]
print(run(expressions()))
