"""`sched` and `timeit` with clocks of the program's own."""

import io
import gc
import sched
import timeit
from contextlib import redirect_stderr, redirect_stdout


class Clock:
    now = 0.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        if seconds:
            print(f"[waits {seconds:g}]", end=" ")
        self.now += seconds


clock = Clock()
schedule = sched.scheduler(clock.time, clock.sleep)


def say(*words, **named):
    print(clock.now, *words, *(f"{name}={value}" for name, value in named.items()))


print(schedule.empty(), schedule.queue, schedule.run())
late = schedule.enter(5, 1, say, ("late",))
schedule.enter(2, 2, say, argument=("second",), kwargs={"by": "priority"})
schedule.enter(2, 1, say, ("first",))
schedule.enter(2, 2, say, ("third",))
absolute = schedule.enterabs(4, 1, lambda: schedule.enter(0.5, 1, say, ("nested",)))
print([event.time for event in schedule.queue], schedule.empty(), absolute.time, absolute.priority, absolute.sequence, absolute.argument, absolute.kwargs, late._fields)
print(schedule.run(blocking=False))
clock.now = 2.5
print(schedule.run(False))
schedule.cancel(late)
try:
    schedule.cancel(late)
except ValueError as error:
    print(type(error).__name__)
schedule.enter(3, 1, say, ("last",))
print(schedule.run(), schedule.empty(), clock.now)


def fails():
    raise KeyError("in a call")


schedule.enter(1, 1, fails)
schedule.enter(2, 1, say, ("after the failure",))
try:
    schedule.run()
except KeyError as error:
    print(error, len(schedule.queue))
schedule.run()
print(late < sched.Event(5, 1, 99, None, (), {}), absolute == absolute)

ticks = 0


def tick():
    global ticks
    ticks += 1
    return ticks


calls = []
print(timeit.timeit(lambda: calls.append(gc.isenabled()), timer=tick, number=3), calls, gc.isenabled())
print(timeit.repeat("x.append(n)", "x = kept", timer=tick, repeat=2, number=2, globals={"kept": calls, "n": 1}), calls)
timer = timeit.Timer("for i in range(2):\n    total += i", "total = 0", tick)
print(timer.timeit(number=5), timer.repeat(3, 1), timeit.default_number, timeit.default_repeat)
steps = iter([0, 0.05, 0, 0.1, 0, 0.15, 0, 0.3])
print(timeit.Timer("pass", timer=lambda: next(steps)).autorange(lambda number, taken: print(number, taken)))
for stmt, setup in ((3, "pass"), ("pass", None), ("return", "pass"), ("a b", "pass"), ("pass", "x y"), ("break", "pass"), ("1 / 0", "pass")):
    try:
        timeit.timeit(stmt, setup, number=1)
    except (ValueError, SyntaxError, ZeroDivisionError) as error:
        print(type(error).__name__, getattr(error, "msg", error))
timer = timeit.Timer("missing_name")
try:
    timer.timeit(1)
except NameError:
    out = io.StringIO()
    timer.print_exc(out)
    print("timeit-src" in out.getvalue(), out.getvalue().splitlines()[-1])
for args in (["-n", "2", "-r", "1", "pass"], ["-n1", "-r2", "-u", "usec", "-s", "x = 1", "x += 1", "y = x"], ["-u", "year"], ["-q"], ["-n", "1", "-r", "2", "-v", "pass"]):
    ticks = 0
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = timeit.main(args, _wrap_timer=lambda timer: tick)
    print(status, out.getvalue().splitlines(), err.getvalue().splitlines())
