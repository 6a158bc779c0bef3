"""__getattr__, __setattr__, __delattr__, __getattribute__, properties, descriptors, slots."""


class Recorder:
    def __init__(self):
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(f"get {name}")
        if name.startswith("_"):
            raise AttributeError(f"no {name}")
        return name.upper()

    def __setattr__(self, name, value):
        self.log.append(f"set {name}={value}")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.log.append(f"del {name}")
        object.__delattr__(self, name)


recorder = Recorder()
print(recorder.colour)
recorder.size = 3
print(recorder.size)
del recorder.size
print(recorder.size, hasattr(recorder, "_x"), getattr(recorder, "_y", "default"))
print(recorder.log)


class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        """In degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleted")
        self._celsius = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32


t = Temperature(20)
print(t.celsius, t.fahrenheit)
t.celsius = 30
print(t.fahrenheit)
try:
    t.celsius = -300
except ValueError as error:
    print(error)
try:
    t.fahrenheit = 3
except AttributeError as error:
    print(error)
del t.celsius
print(t.celsius, Temperature.celsius.__doc__)


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(instance, self.name, value)


class Box:
    width = Positive()
    height = Positive()

    def __init__(self, width, height):
        self.width = width
        self.height = height


box = Box(2, 3)
print(box.width * box.height, vars(box), type(Box.width).__name__)
try:
    box.width = -1
except ValueError as error:
    print(error)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = Slotted()
print(s.a)
try:
    print(s.b)
except AttributeError as error:
    print(error)
try:
    s.c = 1
except AttributeError as error:
    print(error)


class Plain:
    shared = []

    def method(self):
        return self


p = Plain()
p.own = 1
p.shared.append(1)
print(Plain.shared, vars(p), p.method() is p, Plain.method(p) is p)
p.shared = "instance"
print(p.shared, Plain.shared, "own" in p.__dict__, p.__class__ is Plain, p.__dict__)
setattr(p, "dynamic", 5)
print(getattr(p, "dynamic"), sorted(vars(p)))
delattr(p, "dynamic")
for code in (lambda: p.dynamic, lambda: Plain.nothing, lambda: None.x, lambda: (5).foo, lambda: "".foo, lambda: print.foo, lambda: [].push):
    try:
        code()
    except AttributeError as error:
        print(error)
