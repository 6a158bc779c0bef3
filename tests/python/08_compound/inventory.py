"""A small application: classes, exceptions, properties, sorting, reports, json."""

import json


class InventoryError(Exception):
    """Base of what can go wrong here."""


class OutOfStock(InventoryError):
    def __init__(self, item, wanted):
        self.item, self.wanted = item, wanted
        super().__init__(f"{wanted} of {item.name} wanted, {item.count} there")


class UnknownItem(InventoryError, KeyError):
    def __str__(self):
        return f"no item {self.args[0]!r}"


class Item:
    tax = 0.19

    def __init__(self, name, price, count=0, *, tags=()):
        self.name = name
        self.price = price
        self.count = count
        self.tags = frozenset(tags)

    @property
    def price(self):
        return self._price

    @price.setter
    def price(self, value):
        if value < 0:
            raise ValueError(f"negative price {value}")
        self._price = round(value, 2)

    @property
    def gross(self):
        return round(self.price * (1 + self.tax), 2)

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r}, {self.price}, {self.count})"

    def to_json(self):
        return {"kind": type(self).__name__, "name": self.name, "price": self.price, "count": self.count, "tags": sorted(self.tags)}


class Book(Item):
    tax = 0.07

    def __init__(self, name, price, count=0, *, author, tags=()):
        super().__init__(name, price, count, tags={*tags, "book"})
        self.author = author

    def to_json(self):
        return {**super().to_json(), "author": self.author}


class Inventory:
    def __init__(self, items=()):
        self._items = {}
        for item in items:
            self.add(item)

    def add(self, item):
        self._items.setdefault(item.name, item)
        return self

    __iadd__ = add

    def __getitem__(self, name):
        try:
            return self._items[name]
        except KeyError:
            raise UnknownItem(name) from None

    def __contains__(self, name):
        return name in self._items

    def __iter__(self):
        return iter(sorted(self._items.values(), key=lambda item: item.name))

    def __len__(self):
        return len(self._items)

    def take(self, name, count=1):
        item = self[name]
        if item.count < count:
            raise OutOfStock(item, count)
        item.count -= count
        return item.gross * count

    def value(self, *, tag=None):
        return sum(item.price * item.count for item in self if tag is None or tag in item.tags)


inventory = Inventory([Item("lamp", 49.999, 3, tags=["light"]), Book("SICP", 45, 2, author="Abelson")])
inventory += Item("desk", 199.5, 1, tags=["wood", "office"])
print(list(inventory), len(inventory), "lamp" in inventory, "chair" in inventory)
for name, count in [("lamp", 2), ("SICP", 1), ("lamp", 5), ("chair", 1), ("desk", 1), ("desk", 1)]:
    try:
        print(f"{name:<6}{count:>3}{inventory.take(name, count):>10.2f}")
    except OutOfStock as error:
        print(f"{name:<6}{count:>3}  {error} ({error.wanted - error.item.count} missing)")
    except InventoryError as error:
        print(f"{name:<6}{count:>3}  {type(error).__name__}: {error}")
print(f"{inventory.value():.2f} {inventory.value(tag='book'):.2f} {inventory.value(tag='wood'):.2f}")
try:
    inventory["lamp"].price = -1
except ValueError as error:
    print(error)
text = json.dumps([item.to_json() for item in inventory], indent=1)
print(text)
restored = {entry["name"]: entry for entry in json.loads(text)}
print(restored["SICP"]["author"], sorted(restored), isinstance(UnknownItem("x"), KeyError), UnknownItem.__mro__[1:3])
