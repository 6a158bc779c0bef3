"""Formatted string literals: conversions, format specs, nesting, debugging."""

name, count, price = "tea", 3, 4.5
print(f"{name} {count} {price}")
print(f"{name!r} {name!s} {name!a}", f"{'é'!a}")
print(f"[{name:>8}] [{name:<8}] [{name:^8}] [{name:*^8}] [{name:.2}]")
print(f"[{count:5}] [{count:<5}] [{count:05}] [{count:+}] [{count: }] [{count:^5}]")
print(f"{price:.2f} {price:8.3f} {price:<8}| {price:e} {price:g} {price:.0f} {price:%}")
print(f"{255:x} {255:X} {255:#x} {255:o} {255:#o} {255:b} {255:#b} {255:08b} {255:c}")
print(f"{1234567:,} {1234567:_} {1234567.891:,.2f} {-1234:,} {0xFFFF:_x}")
print(f"{count + 1} {name.upper()} {[x * 2 for x in range(3)]} {{literal}}")
width, precision = 10, 3
print(f"[{price:{width}.{precision}f}] [{name:>{width}}]")
print(f"{count=} {count = } {name=} {price=:.1f} {count+1=}")
print(f"{'nested ' + f'{count}'}")
print(f"{count if count > 2 else 0} {(lambda x: x * 2)(4)}")
print(f"""multi
{name}
line""")
print(f"{True} {None} {1.0} {[1, 'a']} {(1,)} { {'k': 1}['k'] }")
print(rf"\d{count}", f"\t{count}\\")
print(f"{-5:08.2f} {-5:=+8} {3.14159:10.4} {1e10:g} {1e-7:g} {100000:g} {1000000:g}")
print(f"{0.000012345:.3g} {123456789.0:.4g} {1.0:.3} {12.5:n}")
print(f"{True:d} {True:>5} {False!s:>6}")


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return f"<{self.cents / 100:{spec or '.2f'}}>"

    def __repr__(self):
        return f"Money({self.cents})"


print(f"{Money(1250)} {Money(1250):.1f} {Money(5)!r} {Money(7)=}")
try:
    f"{'x':d}"
except ValueError as error:
    print(error)
try:
    f"{[]:>3}"
except TypeError as error:
    print(error)
