"""Tables, as programs print them: alignment, numbers, percent, nested formats."""

rows = [("apples", 3, 0.5, True), ("pears", 12, 10.25, False), ("dragon fruit", 100, 1234.5678, None)]
for name, count, price, fresh in rows:
    print(f"{name:<14}|{count:>5}|{price:>10.2f}|{count * price:>12,.2f}|{str(fresh):^7}|")
    print("%-14s|%5d|%10.2f|%12.2f|%7s|" % (name, count, price, count * price, fresh))
    print("{:<14}|{:>5}|{:>10.2f}|{:>12,.2f}|{!s:^7}|".format(name, count, price, count * price, fresh))
print("=" * 20, "-" * 5 + ">", sep="\n")
for n in (0, 1, -1, 7, 42, 255, 1000, 65535, 10**9):
    print(f"{n:5d} {n:05d} {n:+d} {n:x} {n:#06x} {n:b} {n:o} {n:,} {n:>+8} {n:<8}| {n:^8}|")
for x in (0.0, 1.0, -1.5, 3.14159, 1e10, 1e-10, 123456.789, 0.1 + 0.2, 1e100):
    print(f"{x:.3f} {x:8.2f} {x:e} {x:.2e} {x:g} {x:.3g} {x:+.1f} {x:012.3f} {x!r} {x:,.1f} {x:.0f} {x:.1%}")
for text in ("", "a", "hello", "a long string"):
    print(f"[{text:5}] [{text:>5}] [{text:^5}] [{text:.3}] [{text:*>8.2}] [{text!r:>8}]")
for value in ([1, 2], {"a": 1}, (1,), None, True):
    print(f"{value!s:>12}|{value!r:<12}|{str(value):^12}|")
width = 12
for fill in "*-.":
    print(f"{'x':{fill}^{width}} {3.14159:{fill}>{width}.{2}f}")
print("{0}{1}{0} {a}{b[0]}{c.real}".format("x", "y", a=1, b=[2], c=3), "{:{}{}}".format("z", ">", 4), "{!r:>6}".format("q"))
print("%5s|%-5s|%05d|%+d|% d|%x|%X|%#o|%e|%g|%%|%c|%r" % ("a", "b", 42, 5, 5, 255, 255, 8, 1234.5, 0.0001, "z", "q"))
print("%(name)s is %(age)d years and %(height).1f m" % {"name": "Ada", "age": 36, "height": 1.65})
print("%s" % (("tuple",),), "%s and %s" % ("one", ["two"]), "%.3s|%10.3s|" % ("abcdef", "abcdef"), "%*.*f" % (8, 2, 3.14159))
print(format(3.14159, ".2f"), format(255, "#x"), format("x", "^5"), format(True), format(None), format([1]), format(1234.5, ","), format(12, "05"))
print("\t|\t".join(["a", "b"]), "a\\nb", "tab\tend", "quote \" and '", sep="\n")
print("line one\nline two", "é ü ñ 日本 😀", "\u00e9", "\x41", sep=" / ")
print(str(1) + "2" * 3, "abc"[::-1].upper().center(9, "."), "-".join(str(i) for i in range(5)), "a,b,c".split(",")[1], "x" in "xyz")
print(*(f"{i}^2={i * i}" for i in range(1, 6)), sep="; ", end=".\n")
print(f"{'a' 'b'}", f"{1:{'>' + '5'}}", f"{[f'{i}' for i in range(3)]}", f"{ {'k': 'v'}['k'] }", f'{"nested"!r}', f"{1 if True else 2}", f"{(lambda: 5)()}", f"{{}}")
