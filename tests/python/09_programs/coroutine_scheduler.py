"""A round robin scheduler of generators: tasks that sleep, spawn, wait for messages and fail."""

from collections import deque


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Spawn:
    def __init__(self, name, task):
        self.name, self.task = name, task


class Receive:
    pass


class Send:
    def __init__(self, to, message):
        self.to, self.message = to, message


def run(main):
    ready = deque([("main", main, None)])
    sleeping, waiting, boxes = [], {}, {}
    clock = 0
    while ready or sleeping:
        if not ready:
            sleeping.sort(key=lambda entry: entry[0])
            clock = sleeping[0][0]
            ready.append((*sleeping.pop(0)[1:], None))
        name, task, value = ready.popleft()
        try:
            request = task.send(value)
        except StopIteration as stop:
            print(f"[{clock}] {name} done: {stop.value}")
            continue
        except Exception as error:
            print(f"[{clock}] {name} failed: {error!r}")
            continue
        match request:
            case Sleep(ticks=ticks):
                sleeping.append((clock + ticks, name, task))
            case Spawn(name=child, task=new):
                ready.append((child, new, None))
                ready.append((name, task, child))
            case Send(to=to, message=message):
                boxes.setdefault(to, deque()).append(message)
                ready.append((name, task, None))
            case Receive():
                waiting[name] = task
            case None:
                ready.append((name, task, None))
        for receiver in [who for who in waiting if boxes.get(who)]:
            ready.append((receiver, waiting.pop(receiver), boxes[receiver].popleft()))
    print("stuck:", sorted(waiting))


def worker(ticks):
    yield Sleep(ticks)
    yield Send("main", f"slept {ticks}")
    if ticks == 3:
        raise ValueError("three is too many")
    return ticks * 10


def main():
    for ticks in (5, 3):
        child = yield Spawn(f"worker{ticks}", worker(ticks))
        print("spawned", child)
    for _ in range(2):
        message = yield Receive()
        print("got", message)
    yield
    yield Receive()


run(main())
