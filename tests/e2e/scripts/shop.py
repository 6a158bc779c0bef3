"""A till for a small shop.  Commands are read from standard input, one a line; `help` lists them."""

import sys

VAT = {"food": 7, "book": 7, "other": 19}


class ShopError(Exception):
    """Something that the person at the till did wrong: it is said, and the till goes on."""


def cents(text):
    """The amount in `text` in cents; None when `text` says that there is none."""
    text = text.strip().lower()
    if text in ("", "-", "none"):
        return None
    whole, _, fraction = text.partition(".")
    if not whole.isdigit() or not (fraction == "" or (fraction.isdigit() and len(fraction) <= 2)):
        raise ShopError(f"{text!r} is not an amount")
    return int(whole) * 100 + int((fraction + "00")[:2])


def euros(amount):
    return f"{amount // 100}.{amount % 100:02d}"


class Item:
    def __init__(self, name, price, group="other"):
        self.name = name
        self.price = price
        self.group = group
        self.stock = 0

    def __repr__(self):
        return f"<Item {self.name}, {self.stock} left>"

    def net(self):
        return self.price * 100 // (100 + VAT[self.group])


class Line:
    """One line of a receipt."""

    def __init__(self, item, count, rebate=0):
        self.item = item
        self.count = count
        self.rebate = rebate

    def total(self):
        return self.count * self.item.price * (100 - self.rebate) // 100

    def tax(self):
        return self.total() - self.count * self.item.net() * (100 - self.rebate) // 100


class Basket:
    def __init__(self):
        self.lines = []

    def __len__(self):
        return len(self.lines)

    def __iter__(self):
        return iter(self.lines)

    def add(self, item, count):
        for line in self.lines:
            if line.item is item:
                line.count += count
                return line
        line = Line(item, count)
        self.lines.append(line)
        return line

    def total(self):
        return sum(line.total() for line in self.lines)


COMMANDS = {}


def command(name, *parameters):
    """Makes a method of Shop a command of the till; a parameter that ends in `?` may be left out."""

    def register(function):
        COMMANDS[name] = (function, parameters)
        return function

    return register


class Shop:
    def __init__(self):
        self.items = {}
        self.basket = Basket()
        self.takings = 0
        self.undo_log = []
        self.open = True

    def find(self, name):
        try:
            return self.items[name]
        except KeyError:
            known = ", ".join(sorted(self.items)) or "nothing"
            raise ShopError(f"there is no {name!r}; there is {known}") from None

    @command("stock", "name", "count", "price?", "group?")
    def stock(self, name, count, price="", group="other"):
        item = self.items.get(name)
        if item is None:
            item = self.items[name] = Item(name, cents(price), group)
        elif price:
            item.price = cents(price)
        item.stock += int(count)
        return f"{item.stock} {name} in stock"

    @command("price", "name", "amount?")
    def price(self, name, amount=""):
        item = self.find(name)
        old = item.price
        item.price = cents(amount)
        self.undo_log.append((item, "price", old))
        return f"{name}: {amount or 'no price'}"

    @command("add", "name", "count?")
    def add(self, name, count="1"):
        item = self.find(name)
        if not count.isdigit():
            raise ShopError(f"{count!r} is not a number")
        if item.stock < int(count):
            raise ShopError(f"only {item.stock} {name} left")
        old = item.stock
        item.stock -= int(count)
        self.undo_log.append((item, "stock", old))
        line = self.basket.add(item, int(count))
        return f"{line.count} {name} in the basket"

    @command("rebate", "name", "percent")
    def rebate(self, name, percent):
        item = self.find(name)
        for line in self.basket:
            if line.item is item:
                line.rebate = int(percent)
                return f"{percent} % off {name}"
        raise ShopError(f"no {name} in the basket")

    @command("undo")
    def undo(self):
        if not self.undo_log:
            raise ShopError("nothing to undo")
        target, attribute, value = self.undo_log.pop()
        setattr(target, attribute, value)
        return f"{target.name}: {attribute} is {value} again"

    @command("pay", "amount")
    def pay(self, amount):
        given, due = cents(amount), self.basket.total()
        if given < due:
            raise ShopError(f"{euros(due - given)} missing")
        tax = sum(line.tax() for line in self.basket)
        for line in self.basket:
            print(f"  {line.count:>3} {line.item.name:<12}{euros(line.total()):>9}")
        print(f"  {'total':<16}{euros(due):>9}")
        print(f"  {'including VAT':<16}{euros(tax):>9}")
        self.takings += due
        self.basket = Basket()
        self.undo_log.clear()
        return f"change {euros(given - due)}"

    @command("help")
    def help(self):
        return "\n".join(f"{name} {' '.join(parameters)}".rstrip() for name, (_, parameters) in sorted(COMMANDS.items()))

    @command("close")
    def close(self):
        self.open = False
        return f"takings {euros(self.takings)}"

    def run(self, line):
        """Runs one command and returns what to say."""
        name, *arguments = line.split()
        if name not in COMMANDS:
            raise ShopError(f"unknown command {name!r}")
        function, parameters = COMMANDS[name]
        needed = [parameter for parameter in parameters if not parameter.endswith("?")]
        if not len(needed) <= len(arguments) <= len(parameters):
            raise ShopError(f"usage: {name} {' '.join(parameters)}")
        return function(self, *arguments)


def main():
    shop = Shop()
    while shop.open:
        try:
            line = input("> ")
        except EOFError:
            print()
            break
        if not line.strip():
            continue
        try:
            print(shop.run(line))
        except ShopError as error:
            print(f"sorry: {error}", file=sys.stderr)


if __name__ == "__main__":
    main()
