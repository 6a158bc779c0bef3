"""A scheduler that runs generators, as people did before async."""


class Scheduler:
    def __init__(self):
        self.ready = []
        self.waiting = {}
        self.log = []

    def spawn(self, name, task):
        self.ready.append((name, task, None))

    def run(self):
        ticks = 0
        while self.ready:
            name, task, value = self.ready.pop(0)
            ticks += 1
            try:
                request = task.send(value)
            except StopIteration as stop:
                self.log.append(f"{name} finished with {stop.value}")
                for waiter_name, waiter in self.waiting.pop(name, []):
                    self.ready.append((waiter_name, waiter, stop.value))
                continue
            except Exception as error:
                self.log.append(f"{name} failed: {error}")
                continue
            match_kind, *arguments = request
            if match_kind == "yield":
                self.ready.append((name, task, ticks))
            elif match_kind == "join":
                self.waiting.setdefault(arguments[0], []).append((name, task))
            elif match_kind == "spawn":
                self.spawn(arguments[0], arguments[1])
                self.ready.append((name, task, arguments[0]))
        return ticks


def worker(name, steps):
    total = 0
    for step in range(steps):
        tick = yield ("yield",)
        total += tick
        print(name, "step", step, "tick", tick)
    return total


def breaking():
    yield ("yield",)
    raise ValueError("broken")


def main():
    first = yield ("spawn", "a", worker("a", 3))
    yield ("spawn", "b", worker("b", 2))
    yield ("spawn", "c", breaking())
    result = yield ("join", first)
    print("joined", first, result)
    inner = yield from sub()
    return inner + result


def sub():
    got = yield ("yield",)
    print("sub got", got)
    return 1000


scheduler = Scheduler()
scheduler.spawn("main", main())
print(scheduler.run(), "ticks")
print(*scheduler.log, sep="\n")
