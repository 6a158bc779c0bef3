"""`f_locals` and `f_back` of frames that run, wait, and were left."""

import sys


def parameters(a, *rest, k=3):
    x, y = 1, [2]

    def inner():
        return y, a

    if k > 100:
        never = inner
    return sys._getframe()


left = parameters(7, 8, 9)
print({name: value for name, value in left.f_locals.items() if name != "inner"}, left.f_locals is left.f_locals)


def descend(n):
    z = 5 * n
    if n:
        descend(n - 1)
    w = 1
    raise KeyError(z, w)


try:
    descend(2)
except KeyError as error:
    traceback = error.__traceback__
last = None
while traceback:
    frame = traceback.tb_frame
    names = frame.f_locals if frame.f_back else "the module's"
    print(frame.f_code.co_name, names, frame.f_back is None or frame.f_back.f_code is last)
    last, traceback = frame.f_code, traceback.tb_next


def handles():
    before = "b"
    try:
        1 / 0
    except ZeroDivisionError as error:
        inside = "i"
        frame = error.__traceback__.tb_frame
        print(sorted(frame.f_locals), frame.f_locals["inside"], frame.f_back.f_code.co_name)
        del frame


handles()


def many():
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = b0 = b1 = b2 = b3 = b4 = b5 = b6 = b7 = b8 = b9 = 0
    c0 = c1 = c2 = c3 = c4 = c5 = c6 = c7 = c8 = c9 = d0 = d1 = d2 = d3 = d4 = d5 = d6 = d7 = d8 = d9 = 0
    last = "last"
    del a3, d1
    raise ValueError


try:
    many()
except ValueError as error:
    names = error.__traceback__.tb_next.tb_frame.f_locals
    print(len(names), "a3" in names, "d1" in names, names["last"], list(names)[:4], list(names)[-2:])


def generator():
    v = 1
    yield sys._getframe()
    v = 2
    yield


waits = generator()
frame = next(waits)
print(frame.f_locals)
next(waits)
print(frame.f_locals["v"])
print(list(waits), sorted(frame.f_locals))


class Loud:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print("end of", self.number)


def owner():
    first, second = Loud(1), Loud(2)
    raise OSError


try:
    owner()
except OSError as error:
    names = error.__traceback__.tb_next.tb_frame.f_locals
    print(sorted(names))
print("handled")
del names
print("end")
