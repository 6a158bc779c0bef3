"""__repr__, __str__, __format__ and what containers use."""


class Both:
    def __repr__(self):
        return "Both()"

    def __str__(self):
        return "both"


class OnlyRepr:
    def __repr__(self):
        return "OnlyRepr()"


class OnlyStr:
    def __str__(self):
        return "only str"


print(Both(), repr(Both()), [Both()], {"k": Both()}, (Both(),))
print(OnlyRepr(), str(OnlyRepr()), f"{OnlyRepr()}", "%s %r" % (OnlyRepr(), OnlyRepr()))
print(str(OnlyStr()), repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))
print([[], {}, set(), (), "", 0, None, True, 1.5, b"", range(3), frozenset()])
print({1: [2, {3: (4,)}], "a": {"b"}})
nested = [1]
nested.append(nested)
print(nested)
mapping = {}
mapping["self"] = mapping
print(mapping)
print([nested, mapping])


class Wrong:
    def __str__(self):
        return 42


try:
    str(Wrong())
except TypeError as error:
    print(error)
print(type(Both()), Both, type(Both), type(type))
print(str(int), str(Both.__repr__).startswith("<function Both.__repr__ at"))
print(len.__name__, repr(len), repr(print))
