# Tasks take turns: the order of their steps, results, cancellation, time limits, and groups.
import asyncio

trail = []


async def worker(name, steps, delay=0):
    for step in range(steps):
        trail.append(f"{name}{step}")
        await asyncio.sleep(delay)
    return name.upper()


async def failing(after):
    await asyncio.sleep(after)
    raise ValueError(f"failed after {after}")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        trail.append(f"cancelled {error.args}")
        raise
    finally:
        trail.append("finally")


async def turns():
    print(await asyncio.gather(worker("a", 3), worker("b", 2), worker("c", 1)))
    print(trail)
    first = asyncio.create_task(worker("d", 2), name="first")
    second = asyncio.create_task(worker("e", 1))
    print(first.get_name(), second.get_name().startswith("Task-"), first.done())
    print(await second, first.done(), await first, first.done(), first.result(), first.exception())
    print(asyncio.current_task() in asyncio.all_tasks(), len(asyncio.all_tasks()))


async def order_of_sleepers():
    async def sleeper(delay):
        await asyncio.sleep(delay)
        woken.append(delay)

    woken = []
    await asyncio.gather(*(sleeper(delay) for delay in (0.03, 0.01, 0.02, 0)))
    print(woken)
    done = []
    for future in asyncio.as_completed([asyncio.sleep(delay, delay) for delay in (0.03, 0.01, 0.02)]):
        done.append(await future)
    print(done)


async def errors():
    try:
        await asyncio.gather(failing(0), worker("x", 1))
    except ValueError as error:
        print("gather:", error)
    print(await asyncio.gather(failing(0), worker("y", 1), return_exceptions=True))
    task = asyncio.create_task(failing(0))
    done, pending = await asyncio.wait([task])
    print(len(done), len(pending), repr(task.exception()))
    slow = asyncio.create_task(asyncio.sleep(5))
    fast = asyncio.create_task(asyncio.sleep(0, "fast"))
    done, pending = await asyncio.wait([slow, fast], return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in done], len(pending))
    slow.cancel()
    print((await asyncio.gather(slow, return_exceptions=True))[0].__class__, slow.cancelled())
    try:
        slow.result()
    except asyncio.CancelledError as error:
        print("result of a cancelled task:", repr(error))


async def cancelling():
    del trail[:]
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    print(task.cancel("enough"), task.cancelled(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("awaited:", error.args, task.cancelled(), task.cancel())
    print(trail)
    never = asyncio.create_task(stubborn())
    never.cancel()
    await asyncio.wait([never])
    print(never.cancelled(), trail[2:])

    async def deaf():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            return "went on"

    task = asyncio.create_task(deaf())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled())
    inner = asyncio.create_task(asyncio.sleep(0.01, "kept"))
    outer = asyncio.shield(inner)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("shielded:", await inner)


async def limits():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.01)
    except asyncio.TimeoutError as error:
        print("too late:", repr(error), type(error.__cause__).__name__, asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(asyncio.sleep(0, "in time"), 10))
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout", limit.expired())
    async with asyncio.timeout(10) as limit:
        limit.reschedule(None)
        await asyncio.sleep(0)
    print(limit, limit.expired(), limit.when())
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(10))], timeout=0.01)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()


async def groups():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker(name, 1)) for name in "pq"]
    print([task.result() for task in tasks])
    del trail[:]
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(stubborn())
            group.create_task(failing(0))
            group.create_task(failing(0))
            await asyncio.sleep(10)
    except* ValueError as caught:
        print(repr(caught.exceptions), caught.message, trail)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(0))
            raise KeyError("body")
    except ExceptionGroup as caught:
        print(repr(caught))


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda future: print("callback:", future.result()))
    loop.call_soon(print, "soon")
    loop.call_later(0.01, future.set_result, 42)
    print(future.done(), await future, future.done())
    for action in (lambda: future.set_result(1), lambda: loop.create_future().result()):
        try:
            action()
        except asyncio.InvalidStateError as error:
            print(type(error), str(error)[:24])
    await asyncio.sleep(0)
    print(await loop.run_in_executor(None, pow, 2, 10), await asyncio.to_thread(sorted, [2, 1]))
    handle = loop.call_later(0, print, "never")
    handle.cancel()
    await asyncio.sleep(0.001)
    print(handle.cancelled(), loop.is_running(), loop.is_closed())


for part in (turns, order_of_sleepers, errors, cancelling, limits, groups, futures):
    print("--", part.__name__)
    asyncio.run(part())

for wrong in (lambda: asyncio.run(3), lambda: asyncio.get_running_loop(), lambda: asyncio.create_task(3)):
    try:
        wrong()
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__, error)

with asyncio.Runner() as runner:
    print(runner.run(worker("r", 1)), runner.run(asyncio.sleep(0, "again")))


async def left_behind():
    asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    return "main is done"


del trail[:]
print(asyncio.run(left_behind()), trail)


# Policies: which loop is the current one.
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
async def same_loop(): return asyncio.get_event_loop() is asyncio.get_running_loop()
print(asyncio.run(same_loop()))
try: asyncio.get_event_loop()
except RuntimeError as e: print(e)
asyncio.set_event_loop_policy(None)
class Mine(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        print("made"); return super().new_event_loop()
asyncio.set_event_loop_policy(Mine()); print(type(asyncio.get_event_loop_policy()).__name__)
print(asyncio.run(same_loop()))
for attempt in (lambda: asyncio.set_event_loop_policy(3), lambda: asyncio.set_event_loop(3), lambda: asyncio.AbstractEventLoopPolicy().get_event_loop()):
    try: attempt()
    except Exception as e: print(type(e).__name__, e)
asyncio.set_event_loop_policy(None)
