"""del of names, attributes, items and slices."""

a = 1
del a
try:
    a
except NameError as error:
    print(error)
b, c, d = [1, 2, 3, 4], {"x": 1, "y": 2}, type("T", (), {})()
d.attr = 1
del b[1], c["x"], d.attr
print(b, c, hasattr(d, "attr"))
del (b[0], c["y"])
print(b, c)
del b[:]
print(b)


def local():
    value = 1
    del value
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


print(local())


def remove_global():
    global victim
    del victim


victim = 1
remove_global()
print("victim" in globals())
try:
    del never_there
except NameError as error:
    print(error)
for i in range(2):
    pass
del i
class K:
    x = 1
    y = 2
    del x
print(hasattr(K, "x"), K.y)
del K.y
print(hasattr(K, "y"))
try:
    del K.z
except AttributeError as error:
    print(error)
try:
    del d.nothing
except AttributeError as error:
    print(error)
...
pass
"a docstring-like statement"
1 + 1
