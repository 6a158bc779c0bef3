"""What an imported module carries, `__getattr__` and `__dir__` of modules, and reassigned names."""

import sys
import types

import _helper
import _package

print(_helper.__name__, _helper.__file__.rsplit("/", 1)[1], _helper.__package__ == "", _helper.__doc__ is None, repr(_helper).split(" from")[0])
print(_package.__name__, _package.__package__, [path.rsplit("/", 1)[1] for path in _package.__path__])
print(__name__, __package__, __file__.rsplit("/", 1)[1], __doc__[:4], sys.modules["__main__"].__doc__ == __doc__, sys.modules["_helper"] is _helper)
module = types.ModuleType("made", "its text")
print(module, module.__doc__, module.__dict__.keys(), module.__name__)
module.__getattr__ = lambda name: f"dynamic {name}" if name.startswith("d") else missing(name)
module.__dir__ = lambda: ["z", "a"]


def missing(name):
    raise AttributeError(f"no {name} here")


print(module.data, module.deep, dir(module))
for use in (lambda: module.other, lambda: types.ModuleType("x").nothing, lambda: types.ModuleType(3), lambda: types.ModuleType(), lambda: sys.nothing,
            lambda: _helper.nothing, lambda: setattr(module, "__dict__", {}), lambda: delattr(module, "none"), lambda: module()):
    try:
        print(use())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
module.x = 1
del module.x
print(hasattr(module, "x"), "x" in vars(module), isinstance(sys, types.ModuleType), type(sys))
sys.modules["invented"] = module
import invented
from invented import dynamic_name, data as renamed

print(invented is module, dynamic_name, renamed)
try:
    from invented import zzz
except ImportError as error:
    print(error)
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error, error.name)

