"""`__pow__` with two and three arguments, `__divmod__`, `__matmul__`, `__rdivmod__`."""


class Number:
    def __init__(self, value):
        self.value = value

    def __pow__(self, other, modulus=None):
        return f"pow({self.value}, {getattr(other, 'value', other)}, {modulus})"

    def __rpow__(self, other, modulus=None):
        return f"rpow({other}, {self.value}, {modulus})"

    def __divmod__(self, other):
        return f"divmod({self.value}, {other})"

    def __rdivmod__(self, other):
        return f"rdivmod({other}, {self.value})"

    def __matmul__(self, other):
        return f"{self.value}@{getattr(other, 'value', other)}"

    def __rmatmul__(self, other):
        return f"{other}@r{self.value}"


n = Number(3)
print(n**2, 2**n, n**n, pow(n, 2), pow(n, 2, 5), pow(2, n), divmod(n, 2), divmod(2, n), n @ n, n @ 1, [1] @ n)
for use in (lambda: pow(2, n, 5), lambda: pow(2, 3, n), lambda: pow(2, -1, 0), lambda: pow(2, -1, 4), lambda: pow(2.0, 3, 5), lambda: pow(2, 3.0, 5), lambda: pow("a", 2),
            lambda: 1 @ 2, lambda: divmod("a", 1), lambda: divmod(1, 0), lambda: 0 ** -1, lambda: pow(0, -2), lambda: 0.0 ** -1, lambda: pow(3, 4, 1.5)):
    try:
        print(repr(use()))
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(pow(3, 200, 13), pow(3, -1, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(5, 0, 1), pow(2, 10, mod=1000), pow(base=2, exp=3), (-8) ** (1 / 3), (-1) ** 0.5)
print(divmod(-7, 2), divmod(7, -2), divmod(-7.5, 2), divmod(7, 2.5), divmod(True, 2), (-7) % 3, -7 // 3, 7.5 // -2, 7.5 % -2)
