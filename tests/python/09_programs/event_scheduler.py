"""A scheduler of events: a heap of times, callbacks that schedule more, cancelling, and a report at the end."""

import heapq
import itertools
from collections import Counter
from dataclasses import dataclass, field


@dataclass(order=True)
class Event:
    time: float
    order: int
    action: object = field(compare=False)
    cancelled: bool = field(default=False, compare=False)


class Scheduler:
    def __init__(self):
        self.queue, self.order, self.now, self.history = [], itertools.count(), 0.0, Counter()

    def at(self, delay, action, *args):
        if delay < 0:
            raise ValueError(f"cannot go back by {-delay}")
        event = Event(self.now + delay, next(self.order), lambda: action(*args))
        heapq.heappush(self.queue, event)
        return event

    def run(self, until):
        while self.queue and self.queue[0].time <= until:
            event = heapq.heappop(self.queue)
            self.now = event.time
            if event.cancelled:
                self.history["cancelled"] += 1
                continue
            try:
                event.action()
                self.history["done"] += 1
            except Exception as error:
                self.history["failed"] += 1
                print(f"{self.now:6.2f} failed: {error!r}")
        self.now = until


def lamp(scheduler, name, period, left):
    print(f"{scheduler.now:6.2f} {name} {'on' if left % 2 else 'off'}")
    if left:
        scheduler.at(period, lamp, scheduler, name, period, left - 1)


s = Scheduler()
lamp(s, "red", 1.5, 3)
lamp(s, "blue", 0.75, 5)
broken = s.at(2, lambda: 1 / 0)
never = s.at(3, print, "never")
s.at(1, setattr, never, "cancelled", True)
s.at(2, lambda: s.at(0, print, "at once, but later"))
s.run(2.5)
print("pause at", s.now, len(s.queue), "left")
s.run(10)
print(dict(s.history), s.now, s.queue)
try:
    s.at(-1, print)
except ValueError as error:
    print(error)
