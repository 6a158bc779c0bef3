"""Where an attribute is looked for: data descriptors, the instance, other descriptors, the class, `__getattr__`."""

log = []


class Data:
    def __init__(self, label):
        self.label = label

    def __get__(self, instance, owner):
        log.append(f"get {self.label}")
        return self.label

    def __set__(self, instance, value):
        log.append(f"set {self.label}={value}")


class NonData:
    def __get__(self, instance, owner):
        log.append(f"nondata {instance is None}")
        return "nondata"


class Meta(type):
    meta_data = Data("meta data")
    only_meta = NonData()
    shadow = Data("meta shadow")
    plain = "meta plain"

    def __getattr__(cls, name):
        log.append(f"meta getattr {name}")
        raise AttributeError(f"no {name} in {cls.__name__}")


class Base:
    inherited = Data("inherited")


class C(Base, metaclass=Meta):
    data = Data("data")
    nondata = NonData()
    shadow = "class shadow"
    plain = "class plain"

    def __getattr__(self, name):
        log.append(f"getattr {name}")
        if name == "inherited2":
            return "made"
        raise AttributeError(f"nothing called {name}", name=name, obj=self)


c = C()
vars(c).update(data="in dict", nondata="in dict", inherited="in dict", plain="in dict")


def look(where, name):
    log.clear()
    try:
        value = getattr(where, name)
    except AttributeError as error:
        value = f"AttributeError: {error}"
    label = "c" if where is c else "C"
    print(f"{label}.{name:10} -> {value!r:28} {log}")


for name in ("data", "nondata", "inherited", "plain", "shadow", "inherited2", "missing", "meta_data", "only_meta"):
    look(c, name)
    look(C, name)
log.clear()
c.data, c.nondata, c.inherited = 1, 2, 3
C.meta_data = 4
print(log, c.__dict__["data"], c.nondata, hasattr(c, "nope"), getattr(C, "nope", "default"))
del c.nondata
print(c.nondata, "nondata" in vars(c))
for action in (
    lambda: delattr(c, "data"), lambda: delattr(c, "shadow"), lambda: object.__getattribute__(c, "nope"),
    lambda: C.nope,
):
    try:
        action()
    except AttributeError as error:
        print(type(error).__name__, error)
print([name for name in dir(c) if not name.startswith("_")], "only_meta" in dir(C))
