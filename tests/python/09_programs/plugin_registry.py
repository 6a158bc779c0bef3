"""Plugins that register themselves by `__init_subclass__`, chosen by name, with configuration and failures."""


class Plugin:
    registry = {}
    needs = ()

    def __init_subclass__(cls, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        name = name or cls.__name__.lower()
        if name in Plugin.registry:
            raise ValueError(f"a plugin named {name!r} is there already")
        Plugin.registry[name] = cls

    def __init__(self, **options):
        missing = [need for need in self.needs if need not in options]
        if missing:
            raise TypeError(f"{type(self).__name__} needs {', '.join(missing)}")
        vars(self).update(options)

    def run(self, text):
        raise NotImplementedError(f"{type(self).__name__} does nothing")


class Upper(Plugin):
    def run(self, text):
        return text.upper()


class Repeat(Plugin, name="times"):
    needs = ("count",)

    def run(self, text):
        return text * self.count


class Idle(Plugin):
    pass


try:
    class Again(Plugin, name="upper"):
        pass
except ValueError as error:
    print(error)


def pipeline(text, *steps):
    for name, options in steps:
        try:
            text = Plugin.registry[name](**options).run(text)
        except KeyError as error:
            print("  no plugin", error)
        except (TypeError, NotImplementedError) as error:
            print(f"  {type(error).__name__}: {error}")
    return text


print(pipeline("abc", ("upper", {}), ("times", {"count": 2})))
print(pipeline("abc", ("times", {}), ("idle", {}), ("nothing", {}), ("upper", {"ignored": 1})))
print(sorted(Plugin.registry))
