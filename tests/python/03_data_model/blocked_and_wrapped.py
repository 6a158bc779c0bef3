"""What is `None` in a class blocks an operation; properties and methods that are wrapped take on what they wrap."""


def ask(what):
    try:
        print(what())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class NoEq:
    __eq__ = None


class AllEqual:
    def __eq__(self, other):
        return True


class Below(AllEqual):
    __eq__ = None


class NoNe(AllEqual):
    __ne__ = None


class NoAdd:
    __add__ = __radd__ = __lt__ = None


ask(lambda: NoEq() == AllEqual())
ask(lambda: AllEqual() == NoEq())
ask(lambda: AllEqual() == Below())
ask(lambda: 1 == NoEq())
ask(lambda: NoEq() != AllEqual())
ask(lambda: 1 != NoNe())
ask(lambda: AllEqual() != NoNe())
ask(lambda: 1 + NoAdd())
ask(lambda: NoAdd() + NoAdd())
ask(lambda: 1 > NoAdd())


class Documented(property):
    "of the class"


class Slotted(property):
    __slots__ = ()


def getter(self):
    "of the getter"


def another(self):
    "of another"


ask(lambda: (Documented(getter).__doc__, vars(Documented(getter)), Documented().__doc__))
ask(lambda: (Documented(getter, doc="own").__doc__, Documented(getter).getter(another).__doc__))
ask(lambda: Slotted(getter).__doc__)
ask(lambda: property(getter).getter(another).__doc__)
ask(lambda: property(getter, doc="own").getter(another).__doc__)
ask(lambda: property(getter, doc="own").setter(another).__doc__)
for wrapper in classmethod, staticmethod:
    ask(lambda: wrapper(getter).__doc__ is getter.__doc__)
alias = list[int]
made = alias()
alias.append(made, 3)
ask(lambda: (made, alias.__getitem__(made, 0), alias.__len__(made), alias.__doc__ == list.__doc__, alias == list[int]))
ask(lambda: (enumerate[int], type(vars(int))[str, int]))


class Own(dict):
    def __missing__(self, key):
        return "missing"


class Empty:
    pass


thing = Empty()
thing.__dict__ = Own(a=1)
thing.b = 2
ask(lambda: (thing.a, thing.__dict__))
ask(lambda: thing.c)


class Slots:
    __slots__ = ("first",)


ask(lambda: (Slots.first.__qualname__, Slots.first.__name__, vars(Empty)["__dict__"].__qualname__))
