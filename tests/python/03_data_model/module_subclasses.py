"""Subclasses of ModuleType, in sys.modules and by way of __class__."""
import sys, types
# ModuleType subclasses
class Lazy(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("_"): raise AttributeError(name)
        return f"lazy {name}"
    @property
    def prop(self): return "prop!"
    def __setattr__(self, k, v):
        print("set", k); super().__setattr__(k, v)
m = Lazy("lazymod", "doc")
sys.modules["lazymod"] = m
import lazymod
from lazymod import something, prop
print(something, prop, lazymod.other, lazymod.prop, lazymod.__name__, lazymod.__doc__, type(lazymod), repr(lazymod))
lazymod.x = 5
print(vars(m)["x"], m.x, isinstance(m, types.ModuleType))
try: m._no
except AttributeError as e: print(e)
try: m.prop = 3
except AttributeError as e: print(e)
class Plain(types.ModuleType): pass
p = Plain("plain"); print(p, p.__dict__.keys())
try: p.nothing
except AttributeError as e: print(e)
mod = types.ModuleType("dyn"); mod.__getattr__ = lambda name: name.upper(); print(mod.hello)
mod.__class__ = Lazy; print(mod.zzz, type(mod))
class Callable_(types.ModuleType):
    def __call__(self, *a): return a
sys.modules[__name__].__class__ = Callable_
print(sys.modules[__name__](1, 2))
# its repr asks for the attributes that a loader gives
class Asked(types.ModuleType):
    def __getattr__(self, name):
        print("asked for", name)
        if name == "__file__": return "somewhere"
        raise AttributeError(name)
print(Asked("asked"), types.ModuleType, types.SimpleNamespace, types.UnionType, types.GenericAlias)
class Elsewhere: __module__ = 5
print(Elsewhere.__module__, Elsewhere)
