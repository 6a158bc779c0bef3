"""`importlib`: modules by name, again, from a file and without importing them."""

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types

files = {
    "shop/__init__.py": "runs = globals().get('runs', 0) + 1\n",
    "shop/items.py": "from . import runs as seen\nvalue = 1\nonly_before = True\n",
    "shop/sub/__init__.py": "",
    "shop/sub/deep.py": "where = __name__\n",
    "space/one.py": "where = __name__\n",
    "failing.py": "before = 1\nraise ValueError('stops here')\n",
    "replaces.py": "import sys\nclass Other: pass\nsys.modules[__name__] = Other\n",
    "elsewhere/plugin.py": "'''A plugin.'''\nimport sys\ninside = __name__ in sys.modules\n\ndef run(x):\n    y = x + 1\n    return y\n",
    "elsewhere/pack/__init__.py": "from . import part\n",
    "elsewhere/pack/part.py": "n = 5\n",
}
for name, text in files.items():
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "w") as out:
        out.write(text)
here = os.getcwd()
sys.path.insert(0, here)


def show(function, *args):
    try:
        result = function(*args)
    except Exception as error:
        result = f"{type(error).__name__}: {error} {getattr(error, 'name', '')}"
    print(str(result).replace(here, "<cwd>"))


items = importlib.import_module("shop.items")
print(items.__name__, items.seen, importlib.import_module(".items", "shop") is items, importlib.import_module(".sub.deep", package="shop").where)
print(importlib.import_module("..items", "shop.sub") is items, importlib.import_module("os.path") is os.path)
for args in (("..x", None), (".x", ""), ("..x", "shop"), ("...x", "shop.sub"), ("",), ("nowhere",), ("shop.nowhere",), ("shop.items.deeper",), (".nowhere", "shop"), ("failing",)):
    show(importlib.import_module, *args)
print("failing" in sys.modules, importlib.import_module("replaces").__name__)

print("reload")
with open("shop/items.py", "w") as out:
    out.write("value = 'changed and longer'\n")
importlib.invalidate_caches()
again = importlib.reload(items)
print(again is items, items.value, items.only_before, items.seen)
shop = sys.modules["shop"]
print(importlib.reload(shop) is shop, shop.runs, shop.items is items, importlib.reload(sys) is sys)
show(importlib.reload, "shop")
show(importlib.reload, types.ModuleType("made"))
removed = sys.modules.pop("shop.sub")
show(importlib.reload, sys.modules["shop.sub.deep"])
sys.modules["shop.sub"] = removed
with open("shop/items.py", "w") as out:
    out.write("value = 2\n1 / 0\n")
show(importlib.reload, items)
print(items.value, sys.modules["shop.items"] is items)
os.remove("shop/items.py")
show(importlib.reload, items)

print("specs")
for name in ("shop.sub", "shop.sub.deep", "shop", "space", "space.one", "nowhere", "shop.nowhere", "sys", "failing"):
    spec = importlib.util.find_spec(name)
    if spec is None:
        print(name, None)
    else:
        locations = spec.submodule_search_locations
        print(name, spec.name, spec.parent, spec.has_location, spec.loader is not None, locations if locations is None else [path.replace(here, "<cwd>") for path in locations])
for name in ("nowhere.at.all", "sys.deeper", ".x", "failing.deeper"):
    show(importlib.util.find_spec, name)
print(importlib.util.find_spec(".sub", "shop").name, importlib.util.find_spec("json").name, importlib.util.find_spec("json.decoder").parent, "space" in sys.modules)
for args in (("..a", "b.c"), (".a", "b"), ("a", ""), ("..x", ""), ("..x", "a"), (".", "a.b")):
    show(importlib.util.resolve_name, *args)

print("from files")
path = os.path.join("elsewhere", "plugin.py")
spec = importlib.util.spec_from_file_location("my_plugin", path)
print(spec.name, spec.origin.replace(here, "<cwd>"), spec.has_location, repr(spec.parent), spec.submodule_search_locations, spec.loader.name, spec.loader.path.replace(here, "<cwd>"))
module = importlib.util.module_from_spec(spec)
print(module.__name__, module.__spec__ is spec, module.__loader__ is spec.loader, repr(module.__package__), module.__file__.replace(here, "<cwd>"), hasattr(module, "run"), str(module).replace(here, "<cwd>"))
spec.loader.exec_module(module)
print(module.run(2), module.inside, module.__doc__, module.run.__module__, module.run.__code__.co_filename.replace(here, "<cwd>"))
print(repr(spec.loader.get_source("my_plugin"))[:24], spec.loader.is_package("my_plugin"), spec.loader.get_filename("my_plugin") == spec.origin)
show(spec.loader.get_source, "another")
spec = importlib.util.spec_from_file_location("pack", "elsewhere/pack/__init__.py")
print([path.replace(here, "<cwd>") for path in spec.submodule_search_locations], spec.parent)
sys.modules["pack"] = pack = importlib.util.module_from_spec(spec)
spec.loader.exec_module(pack)
print(pack.part.n, pack.part.__name__, pack.__package__)
missing = importlib.util.spec_from_file_location("missing", "missing.py")
show(missing.loader.exec_module, importlib.util.module_from_spec(missing))
print(importlib.util.spec_from_file_location("data", "data.txt"))
show(repr, importlib.machinery.ModuleSpec("a.b", None))
show(repr, importlib.machinery.ModuleSpec("a.b", None, origin="here", is_package=True))
spec = importlib.machinery.ModuleSpec("a.b", None, is_package=True)
print(spec.parent, importlib.machinery.ModuleSpec("a.b", None).parent, spec == importlib.machinery.ModuleSpec("a.b", None, is_package=True), spec.cached, importlib.machinery.SOURCE_SUFFIXES)


class Loader(importlib.abc.Loader):
    def exec_module(self, module):
        module.answer = 42


spec = importlib.util.spec_from_loader("virtual", Loader(), origin="thin air")
virtual = importlib.util.module_from_spec(spec)
spec.loader.exec_module(virtual)
print(virtual.answer, virtual.__spec__.origin, hasattr(virtual, "__file__"), isinstance(importlib.machinery.SourceFileLoader("a", "b"), importlib.abc.SourceLoader))
show(importlib.util.spec_from_loader, "virtual", None)
