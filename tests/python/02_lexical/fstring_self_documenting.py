"""`=` in replacement fields: with spaces, conversions, formats and nested fields."""

import datetime

x, name, width = 3.14159, "Ada", 8
print(f"{x=} {x = } {x =:.2f} { x = !r:>10}")
print(f"{name=} {name=!s} {name = !a} {name=:>{width}} {name=!r:^{width}}")
print(f"{x + 1=} {len(name) = } {name.upper()=} {(lambda v: v * 2)(x)=}")
print(f"{x == 3=}", f"{x>=3}", f"{x != 3 = }")
print(f"{ {'a': 1}['a'] = }", f"{[i for i in range(3)]=}", f"{datetime.date(2024, 1, 2)=:%d.%m}")
print(f"""{
    x
    + 1 = }""")
print(f"{f'{x=}' = }", f"{x=:{'.'}{2}f}", f"{'a' 'b'=}")


class Money:
    def __repr__(self):
        return "Money()"

    def __format__(self, spec):
        return f"<{spec or 'none'}>"


m = Money()
print(f"{m=} {m=!s} {m=:usd} {m = :} {m:} {m!r:>10}")
