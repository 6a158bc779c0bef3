"""The steps of a class statement: bases, metaclass, body, `__set_name__`, `__init_subclass__`, decorators."""

log = []


class Meta(type):
    def __prepare__(name, bases, **options):
        log.append(("prepare", name, options))
        return {"injected": 1}

    def __new__(mcs, name, bases, namespace, **options):
        log.append(("new", name))
        return super().__new__(mcs, name, bases, namespace, **{k: v for k, v in options.items() if k != "eaten"})

    def __init__(cls, name, bases, namespace, **options):
        log.append(("init", name))
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        log.append(("call", cls.__name__, args))
        return super().__call__(*args, **kwargs)


class Field:
    def __set_name__(self, owner, name):
        log.append(("set_name", owner.__name__, name))


class Base(metaclass=Meta):
    def __init_subclass__(cls, tag=None, **rest):
        log.append(("init_subclass", cls.__name__, tag, hasattr(cls, "field")))
        super().__init_subclass__(**rest)


def decorate(cls):
    log.append(("decorate", cls.__name__))
    return cls


@decorate
class Child(Base, tag="t", eaten=1):
    log.append(("body", injected, __qualname__, __module__))
    field = Field()

    def __new__(cls, *args):
        log.append(("instance new", args))
        return super().__new__(cls)

    def __init__(self, *args):
        log.append(("instance init", args))

    def uses_class_cell(self):
        return __class__


child = Child(1, 2)
print(*log, sep="\n")
print(child.uses_class_cell() is Child, type(Child) is Meta, Child.injected)
for source in ("class A(Base, unknown=1): pass", "class A(Base, metaclass=type): pass", "class A(int, metaclass=Meta): pass", "class A(object, Base): pass", "class A(Base, Base): pass", "class A(1): pass", "class A(None): pass",
               "class A(metaclass=5): pass", "class A(metaclass=lambda *a, **k: 42): pass", "class A(int, str): pass", "class A(bool): pass", "class A(type(None)): pass", "class A(*[int], **{}): pass", "class A(x=1): pass", "class A(int, x=1): pass",
               "class A(slice): pass", "class A(range): pass", "class A(type, int): pass", "class A(memoryview): pass", "class A(property): pass", "class A(Exception, int): pass", "class A(ValueError, KeyError): pass", "class A(OSError, ValueError): pass",
               "class A(type(len)): pass", "class A(super): pass", "class A(dict, list): pass", "class A(float, tuple): pass", "class A(Ellipsis): pass"):
    scope = {"Base": Base, "Meta": Meta}
    try:
        exec(source, scope)
        print(source, "|", scope["A"])
    except TypeError as error:
        print(source, "|", str(error).replace("\n", " / "))
