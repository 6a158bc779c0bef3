"""super with none, one and two arguments, in methods of all kinds."""


class A:
    value = "A.value"

    def method(self): return "A.method"
    @classmethod
    def make(cls): return f"A.make({cls.__name__})"
    @staticmethod
    def helper(x): return f"A.helper({x})"
    @property
    def prop(self): return "A.prop"
    def __len__(self): return 5
    def __getitem__(self, key): return ("A", key)


class B(A):
    value = "B.value"

    def method(self): return "B+" + super().method()
    @classmethod
    def make(cls): return "B+" + super().make()
    @staticmethod
    def helper(x): return "B+" + super(B, B).helper(x)
    @property
    def prop(self): return "B+" + super().prop
    def inner(self):
        def nested(): return super(B, self).method()
        return nested(), [super(B, self).value for _ in range(2)], (lambda: super(B, self).prop)()
    def items(self): return super().__getitem__(1), super().__len__(), super().value
    def cell(self): return __class__.__name__


b = B()
print(b.method(), b.make(), B.make(), b.helper(1), b.prop, b.inner(), b.items(), b.cell())
s = super(B, b)
print(s, s.__self__ is b, s.__thisclass__, s.__self_class__, super(B), super(B, B))
print(super(B).__get__(b).method(), type(s).__name__, s.__class__)
for action in (lambda: super(B, b).none, lambda: super(B, 5), lambda: super(5, b), lambda: super(), lambda: s[0], lambda: len(s), lambda: super(B, A()), lambda: super(1, 2, 3), lambda: setattr(s, "x", 1), lambda: super(B).method):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)


def outside(self): return super().method()


try:
    outside(b)
except RuntimeError as error:
    print(error)


class C:
    def none(): return super()
    def deleted(self):
        del self
        return super()


for action in (C.none, C().deleted):
    try:
        action()
    except RuntimeError as error:
        print(error)
