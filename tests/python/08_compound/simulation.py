"""A queue simulation with classes, random and statistics of its own."""

import math
import random


class Event:
    def __init__(self, when, action, *args):
        self.when, self.action, self.args = when, action, args

    def __lt__(self, other):
        return self.when < other.when


class Queue:
    def __init__(self):
        self.heap = []

    def push(self, event):
        heap = self.heap
        heap.append(event)
        i = len(heap) - 1
        while i > 0 and heap[i] < heap[(i - 1) >> 1]:
            heap[i], heap[(i - 1) >> 1] = heap[(i - 1) >> 1], heap[i]
            i = (i - 1) >> 1

    def pop(self):
        heap = self.heap
        last = heap.pop()
        if not heap:
            return last
        result, heap[0] = heap[0], last
        i = 0
        while (child := 2 * i + 1) < len(heap):
            if child + 1 < len(heap) and heap[child + 1] < heap[child]:
                child += 1
            if not heap[child] < heap[i]:
                break
            heap[i], heap[child] = heap[child], heap[i]
            i = child
        return result

    def __bool__(self):
        return bool(self.heap)


class Statistics:
    def __init__(self):
        self.count, self.mean, self.m2 = 0, 0.0, 0.0

    def add(self, value):
        self.count += 1
        delta = value - self.mean
        self.mean += delta / self.count
        self.m2 += delta * (value - self.mean)

    @property
    def deviation(self):
        return math.sqrt(self.m2 / self.count) if self.count else math.nan

    def __str__(self):
        return f"n={self.count} mean={self.mean:.3f} sd={self.deviation:.3f}"


class Bank:
    def __init__(self, tellers, seed):
        self.random = random.Random(seed)
        self.free = tellers
        self.line = []
        self.queue = Queue()
        self.waits, self.lengths = Statistics(), Statistics()
        self.now = 0.0

    def at(self, delay, action, *args):
        self.queue.push(Event(self.now + delay, action, *args))

    def arrive(self, number):
        self.lengths.add(len(self.line))
        self.line.append((number, self.now))
        if number < 200:
            self.at(self.random.expovariate(1.0), self.arrive, number + 1)
        self.serve()

    def serve(self):
        while self.free and self.line:
            self.free -= 1
            number, since = self.line.pop(0)
            self.waits.add(self.now - since)
            self.at(self.random.uniform(0.5, 2.5), self.leave, number)

    def leave(self, number):
        self.free += 1
        self.serve()

    def run(self):
        self.at(0.0, self.arrive, 1)
        while self.queue:
            event = self.queue.pop()
            self.now = event.when
            event.action(*event.args)
        return self


for tellers in (1, 2, 3):
    bank = Bank(tellers, seed=11).run()
    print(tellers, f"{bank.now:.2f}", bank.waits, "|", bank.lengths)
