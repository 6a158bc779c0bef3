"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__."""


class Log:
    fixed = "class"

    def __init__(self):
        self.data = 1

    def __getattribute__(self, name):
        if not name.startswith("__"):
            print("get", name)
        return super().__getattribute__(name)

    def __getattr__(self, name):
        if name == "bad":
            raise AttributeError("custom text")
        return f"made {name}"

    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

    def __dir__(self):
        return ["z", "a", "m"]


log = Log()
print(log.data, log.fixed, log.other)
try:
    log.bad
except AttributeError as error:
    print(error, error.name, error.obj is log)
log.data += 1
del log.data
print(log.data)
try:
    del log.data
except AttributeError as error:
    print(error)
print(dir(log), hasattr(log, "bad"), hasattr(log, "anything"), getattr(log, "bad", "default"))
print(vars(log), log.__dict__, log.__class__.__name__)


class Raises:
    def __getattr__(self, name):
        raise KeyError(name)


try:
    Raises().x
except KeyError as error:
    print("KeyError", error)
try:
    hasattr(Raises(), "x")
except KeyError as error:
    print("not hidden", error)
for action in (lambda: getattr(1, 2), lambda: setattr(1, "x", 1), lambda: (1).x, lambda: delattr(1, "real"), lambda: setattr(1, "real", 2), lambda: getattr([], ""), lambda: object().x, lambda: setattr(object(), "x", 1), lambda: int.x, lambda: setattr(int, "x", 1), lambda: delattr(Log, "none"), lambda: getattr(), lambda: None.x, lambda: setattr(None, "x", 0), lambda: print.x, lambda: (lambda: 0).x, lambda: [].append.x):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
