# Locks, events, conditions, semaphores, barriers and queues between tasks; async iteration; context variables.
import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")


async def locks():
    lock, order = asyncio.Lock(), []

    async def enter(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)

    await asyncio.gather(*map(enter, "abc"))
    print("".join(order), lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    semaphore, inside, most = asyncio.Semaphore(2), 0, 0

    async def limited():
        nonlocal inside, most
        async with semaphore:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(limited() for _ in range(6)))
    print(most, inside, semaphore.locked())
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as error:
        print(error)


async def events():
    event, seen = asyncio.Event(), []

    async def waiter(name):
        await event.wait()
        seen.append(name)

    tasks = [asyncio.create_task(waiter(n)) for n in range(3)]
    await asyncio.sleep(0)
    print(seen, event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    print(seen, await event.wait())

    condition, stock = asyncio.Condition(), []

    async def take():
        async with condition:
            await condition.wait_for(lambda: stock)
            return stock.pop()

    takers = [asyncio.create_task(take()) for _ in range(2)]
    await asyncio.sleep(0)
    for item in "xy":
        async with condition:
            stock.append(item)
            condition.notify()
        await asyncio.sleep(0)
    print(await asyncio.gather(*takers))
    barrier = asyncio.Barrier(3)

    async def meet():
        await barrier.wait()
        return barrier.n_waiting

    print(len(await asyncio.gather(*(meet() for _ in range(3)))), barrier.parties, barrier.broken)


async def queues():
    queue, log = asyncio.Queue(maxsize=2), []

    async def producer():
        for item in range(5):
            await queue.put(item)
            log.append(f"+{item}")
        await queue.put(None)

    async def consumer():
        while (item := await queue.get()) is not None:
            log.append(f"-{item}")
            queue.task_done()
        queue.task_done()

    await asyncio.gather(producer(), consumer())
    await queue.join()
    print(" ".join(log), queue, queue.qsize(), queue.empty(), queue.full())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error), type(error))
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        ordered = kind(3)
        for item in (3, 1, 2):
            ordered.put_nowait(item)
        try:
            ordered.put_nowait(0)
        except asyncio.QueueFull as error:
            print(repr(error), [await ordered.get() for _ in range(3)])
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    try:
        await asyncio.wait_for(queue.get(), 0.001)
    except TimeoutError:
        queue.put_nowait("later")
        print(await queue.get())


async def iteration():
    async def ticks(count):
        try:
            for n in range(count):
                yield n
                await asyncio.sleep(0)
        finally:
            print("ticks closed")

    print([n async for n in ticks(3)], {n: n * n async for n in ticks(2)})
    generator = ticks(2)
    print(await anext(generator))
    await generator.aclose()


async def contexts():
    async def handle(name):
        token = request.set(name)
        await asyncio.sleep(0)
        seen = request.get()
        request.reset(token)
        return seen, request.get()

    print(await asyncio.gather(*map(handle, ["one", "two"])), request.get())
    request.set("outer")
    task = asyncio.create_task(handle("inner"))
    print(await task, request.get())
    context = contextvars.copy_context()
    print(context.run(lambda: (request.set("there"), request.get())[1]), context[request], request.get())
    print(request in context, len(context), list(context.values()), context.get(request), list(context) == [request])
    unset = contextvars.ContextVar("unset")
    token = unset.set(1)
    print(token.old_value is contextvars.Token.MISSING, token.var is unset, unset.get())
    unset.reset(token)
    for wrong in (unset.get, lambda: unset.reset(token), lambda: context["x"], lambda: unset.reset(3)):
        try:
            wrong()
        except (LookupError, RuntimeError, TypeError) as error:
            print(type(error).__name__, str(error).split(" at ")[0])
    print(unset.get("given"), repr(unset).split(" at ")[0])


for part in (locks, events, queues, iteration, contexts):
    print("--", part.__name__)
    asyncio.run(part())
