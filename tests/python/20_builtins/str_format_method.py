"""str.format and format_map."""


def show(template, *args, **kwargs):
    try:
        print(repr(template), repr(template.format(*args, **kwargs)))
    except Exception as error:
        print(repr(template), type(error).__name__, error)


class Thing:
    def __init__(self):
        self.name = "thing"
        self.items = {"k": [10, 20]}

    def __format__(self, spec):
        return f"<{spec}>"


thing = Thing()
show("{} {}", 1, 2)
show("{0} {1} {0}", 1, 2)
show("{a} {b}", a=1, b=2)
show("{0.name} {0.items[k][1]}", thing)
show("{0:x^5} {0!r:>5} {0!s} {0!a}", "é")
show("{:{}} {:{w}}", 1, 5, 2, w=3)
show("{:{fill}{align}{width}}", "m", fill="*", align="^", width=7)
show("{{}} {{{}}}", 1)
show("{}", thing)
show("{:spec}", thing)
show("{!x}", 1)
show("{!}", 1)
show("{!rr}", 1)
show("{", 1)
show("}", 1)
show("{0", 1)
show("{0!", 1)
show("{0!r", 1)
show("{0:", 1)
show("a}b", 1)
show("{} {0}", 1)
show("{0} {}", 1)
show("{1}", 1)
show("{}")
show("{a}")
show("{a.b}", a=1)
show("{a[b]}", a={"b": 1})
show("{a[0]}", a=[5])
show("{a[0]}", a={"0": 1})
show("{a[-1]}", a=[5])
show("{a[}", a=[5])
show("{a[]}", a=[5])
show("{a.}", a=[5])
show("{a[0]x}", a=[5])
show("{:d}", "a")
show("{:s}", 1)
show("{:10}|{:10}|", "a", 1)
show("{:<10}|{:>10}|{:^10}|", "a", "b", "c")
show("{:=10}", "a")
show("{:+}", "a")
show("{:.2}", "abc")
show("{:010}", "abc")
show("{:,}", "abc")
show("{:5c}", 65)
show("{0:{1}{2}}", 5, ">", 4)
show("{:{:{}}}", 1, 2, 3)
show("{ 0 }", 1)
show("{0 }", 1)
show("{-1}", 1)
show("{1.5}", 1, 2)
show("{:%}", 0.5)
show("{:}", None)
show("{:5}", None)
show("{:5}", [1])
show("{:>5}", True)
show("{!s:>8}", None)
print("{a} {b}".format_map({"a": 1, "b": 2}))


class Default(dict):
    def __missing__(self, key):
        return f"[{key}]"


print("{a} {b}".format_map(Default(a=1)))
for action in (lambda: "{}".format_map({}), lambda: "{a}".format_map({}), lambda: "{a}".format_map(5), lambda: "a".format_map()):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(format(5), format("a", ">4"), format(thing, "q"), format(None), format([1]))
try:
    format(1, 2)
except TypeError as error:
    print(error)
