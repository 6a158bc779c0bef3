"""Packages written by the program itself: relative imports, `__all__`, `__init__`, submodules and namespaces."""

import os
import sys

files = {
    "shop/__init__.py": "print('init', __name__)\nfrom .items import Item\n__all__ = ['items', 'Item', 'later']\nversion = 3\n",
    "shop/items.py": "class Item:\n    pass\n_hidden = 1\n",
    "shop/later.py": "print('later', __package__, __name__)\nfrom .items import Item as I\nfrom . import version\nfrom .sub.deep import up\n",
    "shop/sub/__init__.py": "",
    "shop/sub/deep.py": "from ..items import Item\nfrom .. import version as up\n",
    "space/one.py": "where = __name__\n",
    "space/inner/two.py": "from ..one import where\n",
    "bad_all.py": "__all__ = ['there', 'not_there']\nthere = 1\n",
    "main_guard.py": "if __name__ == '__main__':\n    print('never')\nelse:\n    print('imported as', __name__)\n",
    "beyond/__init__.py": "",
    "beyond/mod.py": "from ... import x\n",
}
for name, text in files.items():
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "w") as out:
        out.write(text)
sys.path.insert(0, os.getcwd())

import shop
print(hasattr(shop, "items"), hasattr(shop, "later"), shop.version)
from shop import *
print(later.I is Item, items.Item is Item, later.up, "version" in globals())
import shop.sub.deep as deep
print(deep.Item is Item, deep.__package__, shop.sub.__name__)
import space.inner.two
print(space.inner.two.where, space.__name__, getattr(space, "__file__", None), list(space.__path__)[0].endswith("space"))
import main_guard
import main_guard as again
print(again is main_guard)
for source in ("from bad_all import *", "import beyond.mod", "import shop.none", "from shop import none", "import space.none", "from space import one, three"):
    try:
        exec(source, {})
    except (ImportError, AttributeError) as error:
        print(source, "->", type(error).__name__, str(error).replace(os.getcwd(), "<cwd>"))
del sys.modules["main_guard"]
import main_guard
print(main_guard is again, [name in sys.modules for name in ("shop", "shop.items", "shop.sub.deep", "space", "space.one", "shop.none")])
