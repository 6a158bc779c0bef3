"""C3: the order of bases, conflicts, __mro__, mro(), __bases__."""


class A:
    def who(self): return "A"


class B(A):
    def who(self): return "B" + super().who()


class C(A):
    def who(self): return "C" + super().who()


class D(B, C):
    def who(self): return "D" + super().who()


class E(C): pass


class F(D, E):
    pass


def names(cls):
    return [base.__name__ for base in cls.__mro__]


print(names(D), names(F), D().who(), F().who())
print(F.__bases__, F.__base__, A.__subclasses__() == [B, C], F.mro() == list(F.__mro__), object.__bases__, object.__base__)
for text in ("class X(A, B): pass", "class X(B, C): pass\nclass Y(C, B): pass\nclass Z(X, Y): pass", "class X(A, A): pass", "class X(int, str): pass", "class X(bool): pass", "class X(5): pass", "class X(None): pass", "class X(type(None)): pass", "class X(type(lambda: 0)): pass", "class X(range): pass", "class X(slice): pass", "class X(object, A): pass", "class X(list, dict): pass", "class X(type, A): pass\nprint(X)"):
    try:
        exec(text)
    except TypeError as error:
        print(str(error).replace("\n", "|"))


class Own(type):
    def mro(cls):
        return [cls, A, object]


class G(B, metaclass=Own): pass


print(names(G), G().who(), issubclass(G, B), isinstance(G(), A))
try:
    B.__bases__ = (C,)
except TypeError as error:
    print(str(error).replace("\n", "|"))
print(names(D), D().who(), names(B), B.__bases__)
E.__bases__ = (B,)
print(names(E), E().who(), names(F))
try:
    A.__bases__ = (B,)
except TypeError as error:
    print(error)
try:
    A.__bases__ = 5
except TypeError as error:
    print(error)
print(super(D, D()).who(), super(B, F()).who(), super(C, F).who(F()))
