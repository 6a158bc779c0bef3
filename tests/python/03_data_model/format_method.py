"""`__format__`: who calls it, with what, and what it may return."""


class Angle:
    def __init__(self, degrees):
        self.degrees = degrees

    def __format__(self, spec):
        if spec == "rad":
            return f"{self.degrees / 57.29578:.3f}rad"
        if spec == "bad":
            return 5
        return f"{self.degrees}°[{spec}]"


a = Angle(90)
print(format(a), format(a, "rad"), f"{a}", f"{a:rad}", f"{a:{'r'}ad}", "{:x y}".format(a), "{0:rad} {0!s:.7}".format(a))
for make in (lambda: format(a, "bad"), lambda: f"{a:bad}", lambda: "{:bad}".format(a), lambda: format(a, 3), lambda: format(object(), "x"),
             lambda: format([], ">5"), lambda: f"{None:5}", lambda: format(type, "d"), lambda: f"{(1, 2):>10}", lambda: format(1.5, "d"),
             lambda: format("s", "d"), lambda: format(3, "s"), lambda: format(True, "5"), lambda: format(1j, "d"), lambda: f"{b'x':3}"):
    try:
        print(repr(make()))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Text(str):
    def __format__(self, spec):
        return "T:" + super().__format__(spec)


class Number(int):
    def __str__(self):
        return "number"


print(f"{Text('ab'):>5}", "%s" % Text("x"), f"{Number(5)} {Number(5):03d} {Number(5)!s}", "{}".format(Number(7)), "%d %s" % (Number(8), Number(9)))
print(object().__format__("")[:7], (5).__format__("+"), "x".__format__("^3"))
