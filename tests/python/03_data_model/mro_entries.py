"""`__mro_entries__`: bases that are no classes."""


class Template:
    def __init__(self, *bases):
        self.bases = bases

    def __mro_entries__(self, bases):
        print("asked with", [type(base).__name__ for base in bases])
        return self.bases


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class C(Template(A, B)):
    pass


class D(Template()):
    pass


class E(B, Template(A)):
    pass


print(C.__mro__, C().who(), D.__bases__, E.__bases__, len(E.__orig_bases__), "__orig_bases__" in D.__dict__)
for bases in ("Template(3)", "3", "Template(A), A", "None, A"):
    try:
        exec(f"class F({bases}): pass")
    except TypeError as error:
        print(bases, "->", error)


class NoTuple:
    def __mro_entries__(self, bases):
        return [A]


try:
    class G(NoTuple()):
        pass
except TypeError as error:
    print(error)
try:
    type("H", (Template(A),), {})
except TypeError as error:
    print(error)
import types

H = types.new_class("H", (Template(A),), {"metaclass": type}, lambda namespace: namespace.update(x=1))
print(H.__bases__, H.x, types.resolve_bases((A, Template(B), int)))
