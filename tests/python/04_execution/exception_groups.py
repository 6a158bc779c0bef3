"""Exception groups and except*."""


def show(action):
    try:
        print(repr(action()))
    except BaseException as error:
        print(type(error).__name__, error)


g = ExceptionGroup("top", [ValueError("a"), TypeError("b"), ExceptionGroup("nested", [ValueError("c"), OSError("d")])])
print(g, repr(g), g.message, g.exceptions, g.args)
print(g.subgroup(ValueError), repr(g.subgroup(ValueError)), g.subgroup(KeyError), g.subgroup(lambda e: str(e) == "d"), g.subgroup((TypeError, OSError)).exceptions)
print([repr(part) for part in g.split(ValueError)], [repr(part) for part in g.split(ZeroDivisionError)])
print(repr(g.derive([KeyError("k")])), isinstance(g, Exception), isinstance(BaseExceptionGroup("b", [KeyboardInterrupt()]), Exception), type(BaseExceptionGroup("b", [ValueError()])))
show(lambda: ExceptionGroup("m", []))
show(lambda: ExceptionGroup("m", 5))
show(lambda: ExceptionGroup("m", [5]))
show(lambda: ExceptionGroup(5, [ValueError()]))
show(lambda: ExceptionGroup("m"))
show(lambda: ExceptionGroup("m", [KeyboardInterrupt()]))
show(lambda: g.subgroup(5))
try:
    raise g
except* ValueError as group:
    print("values", repr(group))
except* TypeError as group:
    print("types", repr(group))
except* OSError as group:
    print("os", repr(group))
else:
    print("else")
finally:
    print("finally")
try:
    try:
        raise g
    except* TypeError as group:
        print("caught", group.exceptions)
except ExceptionGroup as rest:
    print("rest", repr(rest))
try:
    raise ValueError("naked")
except* ValueError as group:
    print(repr(group))
try:
    print("nothing")
except* ValueError:
    print("no")
else:
    print("else")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as error:
    print(repr(error), [repr(e.__context__) for e in error.exceptions])
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        raise
except ExceptionGroup as error:
    print(repr(error))
try:
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        pass
except TypeError as error:
    print(error)


def loop():
    for i in range(3):
        try:
            raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as group:
            results.append(group.exceptions[0].args[0])


results = []
loop()
print(results)


class MyGroup(ExceptionGroup):
    def derive(self, exceptions):
        return MyGroup(self.message, exceptions)


m = MyGroup("mine", [ValueError(1), TypeError(2)])
print(repr(m.split(ValueError)[0]), repr(m.subgroup(TypeError)), type(m.subgroup(TypeError)).__name__)
