# The collector clears what is garbage, never what garbage shares with functions and modules that are alive.
import gc
import sys
import types


def decorating(kind):
    def decorate(function):
        def made(*args):
            return kind, function(*args)
        return made
    return decorate


pair = decorating("shared")


def leave_a_cycle():
    @pair
    def first(number):
        return number + 1

    error = ValueError(first)
    try:
        raise error
    except ValueError as caught:
        kept = caught
    return kept.args[0](1)


print(leave_a_cycle())
gc.collect()
print(pair(len)("three"))
print(pair.__closure__[0].cell_contents)


def counter():
    count = 0

    def add():
        nonlocal count
        count += 1
        return count

    def cyclic():
        return add, cyclic

    cyclic.me = cyclic
    return add


add = counter()
add()
gc.collect()
print(add(), add())

module = types.ModuleType("made")
exec("""
level = 3
def tell():
    return level
class Holder:
    pass
""", module.__dict__)
tell = module.tell
holder = types.SimpleNamespace(module=module)
holder.me = holder
del holder, module
gc.collect()
print(tell())
