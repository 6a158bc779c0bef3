"""Adjacent literals are one, across lines, prefixes and quotes."""

name = "world"
print("a" 'b' """c""" r"\d" "\n".strip(), "x" f"{name}" "y" rf"\{name}", "one "
      "two "  # a comment between them
      "three")
print(b"ab" rb"\c" b'', "%s-" "%s" % (1, 2), "a" "b" * 3, len("" ""))
print(f"{name!r}" "{not a field}" f"{name:>{7}}" '{{}}' f'{{}}')


def documented():
    "first " "second"


print(documented.__doc__)
values = ["a" "b", "c", "d"
          "e"]
print(values, ("x"
               "y"))
for source in ('"a" b"b"', 'b"a" "b"', '"a" 1', '"a" "b', 'u"a" u"b"', 'ur"a"', 'f"{1}" b"x"'):
    try:
        print(eval(source))
    except SyntaxError as error:
        print(source, "->", error.msg)
