"""f-strings: nesting, conversions, specs, =."""

name, width, precision, value = "World", 10, 3, 3.14159265
print(f"{name}", f"{name!r}", f"{name!s:>{width}}", f"{value:{width}.{precision}f}", f"{value:>{width}.{precision}}|", f"{'a' 'b'}", f"{name[0]}{name[-1]}")
print(f"{name=}", f"{name = }", f"{name=!s}", f"{value=:.2f}", f"{1 + 1=}", f"{ name = !r:>10}", f"{name.upper()=}", f"{value=:{width}.{precision}f}")
print(f"{{}}", f"{{{name}}}", f"{{{{", f"}}}}", f"{'{'}", f"{name:{'<'}{width}}|", f"{name:*^{width + 5}}")
print(f"{lambda_ if (lambda_ := 5) else 0}", f"{(lambda x: x * 2)(4)}", f"{[x for x in range(3)]}", f"{ {'a': 1}['a'] }", f"{ {1, 2} == {2, 1} }", f"{3 if value else 4}")
print(f"{value:.0f}" f"{value:e}" "plain" f"{value:g}", f"" == "", f"no fields", rf"\d{name}\n", f"\n{name}\t".strip(), F"{name}", fr"{name}\x")
print(f"""multi
line {name
} end""", f'{name!a}', f"{'é'!a}", f"{10:#x} {10:#o} {10:#b} {255:02X} {1000000:,} {1e6:,.2f} {0.25:.0%}")
print(f"{f'{name}!'}", f"{f'{f"{1}"}'}" if False else "", f"{name!r:^{width * 2}}", f"{'nested ' + f'{width}'}")
print(f"{None}", f"{True:d}", f"{...}", f"{(1, 2)}", f"{1,}", f"{1, 2}", f"{*[1, 2], 3}", f"{(yes := 1)}{yes}", f"{yes:=5}", f"{not 0}", f"{-1:+}", f"{1!r:0>3}")


class Custom:
    def __format__(self, spec):
        return f"spec={spec!r}"

    def __repr__(self):
        return "Custom()"


print(f"{Custom()}", f"{Custom():abc}", f"{Custom():{'x'}y{'z'}}", f"{Custom()!r}", f"{Custom()!r:>12}", f"{Custom()=}", f"{Custom()=:q}", f"{Custom():%H:%M}")
for action in (lambda: f"{1:s}", lambda: f"{'a':d}", lambda: f"{undefined}", lambda: f"{[]:5}", lambda: f"{None:>5}", lambda: f"{object():x}"[:30]):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
