"""Modules as objects: `__getattr__` and `__dir__` of a module, and modules made by hand."""

import sys
import types

made = types.ModuleType("made", "The doc.")
print(made, made.__name__, made.__doc__, made.__loader__, made.__spec__, made.__package__, sorted(vars(made)))
exec(
    "value = 1\n"
    "def __getattr__(name):\n"
    "    if name.startswith('lazy_'):\n"
    "        globals()[name] = made_now = name.upper()\n"
    "        return made_now\n"
    "    raise AttributeError(f'made has no {name}')\n"
    "def __dir__():\n"
    "    return ['lazy_one', 'value']\n",
    vars(made),
)
print(made.lazy_one, "lazy_one" in vars(made), dir(made), hasattr(made, "nope"), getattr(made, "nope", "default"))
sys.modules["made"] = made
from made import lazy_two, value

print(lazy_two, value)
try:
    from made import missing
except ImportError as error:
    print(error.msg, error.name)
try:
    made.missing
except AttributeError as error:
    print(error)


for action in (
    lambda: types.ModuleType(), lambda: types.ModuleType(5), lambda: setattr(made, "__dict__", {}),
    lambda: types.ModuleType("bare").attribute, lambda: types.ModuleType("n")(),
):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
me = sys.modules["__main__"]
print(
    me.made is made, me.__name__, me.__dict__ is globals(), "me" in dir(me), repr(sys) == "<module 'sys' (built-in)>",
)
del made.value
print("value" in vars(made), sys.modules["made"] is made, hasattr(made, "value"))
