"""A discrete event simulation with a heap of events: customers, counters and waiting times."""

import heapq
import random
import statistics
from dataclasses import dataclass, field


@dataclass(order=True)
class Event:
    time: float
    kind: str = field(compare=False)
    customer: int = field(compare=False, default=0)


class Bank:
    def __init__(self, counters, seed):
        self.random = random.Random(seed)
        self.events, self.waiting, self.arrived = [], [], {}
        self.free = counters
        self.waits = []

    def schedule(self, delay, kind, customer):
        heapq.heappush(self.events, Event(self.now + delay, kind, customer))

    def run(self, customers):
        self.now = 0.0
        self.schedule(0, "arrive", 1)
        while self.events:
            event = heapq.heappop(self.events)
            self.now = event.time
            getattr(self, event.kind)(event.customer, customers)
        return self

    def arrive(self, customer, last):
        self.arrived[customer] = self.now
        self.waiting.append(customer)
        if customer < last:
            self.schedule(self.random.expovariate(1.0), "arrive", customer + 1)
        self.serve()

    def leave(self, customer, last):
        self.free += 1
        self.serve()

    def serve(self):
        while self.free and self.waiting:
            customer = self.waiting.pop(0)
            self.free -= 1
            self.waits.append(self.now - self.arrived[customer])
            self.schedule(self.random.uniform(0.5, 2.5), "leave", customer)


for counters in (1, 2, 3):
    bank = Bank(counters, seed=7).run(40)
    print(f"{counters} counters: closed at {bank.now:.3f}, mean wait {statistics.mean(bank.waits):.3f}, longest {max(bank.waits):.3f}")
print(Event(1, "x") < Event(2, "a"), Event(1, "x") == Event(1, "y"), Event(3, "z"))
