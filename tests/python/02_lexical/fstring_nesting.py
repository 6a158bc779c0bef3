"""f-strings: nested fields, conversions, the = form, escapes, lambdas."""

name, width, value = "Ada", 10, 3.14159
print(f"{name}", f"{name!r}", f"{name!s:>{width}}", f"{name!a:*^{width}}|", f"{value:{width}.{2}f}", f"{value:{'>'}{width}}")
print(f"{name=}", f"{name = }", f"{name=!s}", f"{value=:.2f}", f"{ 1 + 1 = }", f"{name.upper()=}", f"{[1, 2]=}", f"{name =!r:>8}")
print(f"{{}}", f"{{{name}}}", f"{{{{", f"}}{1}{{", f"{'{'}", f"{'}'}")
print(f"{(lambda x: x * 2)(3)}", f"{ {'a': 1}['a'] }", f"{[x for x in range(3)]}", f"{name if value else 0}", f"{1, 2}", f"{*[1, 2],}", f"{'a' 'b'}")
print(f"{value!r:.4}", f"{12345:,}", f"{12345:_}", f"{255:#x}", f"{255:08b}", f"{True:d}", f"{True}", f"{None}", f"{1:>5}|{'a':>5}|{-1:<5}|{-1:=5}|")
print(f"{f'{name}'}", f"{name[0]}{name[-1:]}", f"{dict(a=1)}", f"{name:}", f"{'':5}|")
print(f'''{
    name
} {
value
:.1f}''')
print(f"{(x := 5)} {x} {x!r} {x:=5}", f"{1 != 2}", f"{1 == 1}", f"{1 <= 2}", f"{name:{'s'}}")
print(rf"{name}\n{1}", f"{name}\t|\x41\N{BULLET}", "%s" % f"{1}%d" % 2 if False else "ok")


class Money:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{Money()}", f"{Money():a b}", f"{Money():{width}x{value}}", f"{Money():{{}}}" if False else "", f"{Money()!r:.6}")
for bad in ("f'{}'", "f'{!r}'", "f'{a!x}'", "f'{a'", "f'}'", "f'{a b}'", "f'{a!}'", "f'{a:{b'", "f'{#}'", "f'{\\n}'", "f'{*a}'", "f'{yield}'", "f'{a$b}'", "f'{lambda x: 1}'", "f'{a!r b}'"):
    try:
        eval(bad, {"a": 1, "b": 2})
        print(bad, "fine")
    except Exception as error:
        print(bad, "->", type(error).__name__, error)
