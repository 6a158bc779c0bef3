"""Explicit and implicit joining of lines, blank lines, comments inside."""

total = 1 + \
    2 + \
    3
print(total)
values = [  # a comment
    1,

    2,  # another

    # only a comment
    3,
]
print(values)
if total > 1 and \
        total < 10:
    print("between")
text = "one \
two"
print(text)
call = (lambda a,
        b=(1,
           2): (a,
                b))
print(call(0))
nested = {"a": [1, (2,
                    3)],
          "b": {4,
                }}
print(nested)
assert total == 6, \
    "never shown"
for item in (1,
             2): print(item)
x = \
    7; y = 8
print(x, y)
with open(__file__) as file, \
        open(__file__) as other:
    print(file.readline() == other.readline())
print("a" "b"
      'c' f"{x}"
      "d")
del x, \
    y
try: x
except NameError as error: print(error)
