"""if and boolean operators over lines, constant conditions, pass, docstrings, nested ternaries."""

x = 3
if x == 1:
    print(1)
elif x == 2:
    print(2)
elif (
    x
    == 3
):
    print(3)
else:
    print(4)
if x: pass
if not x:
    print("never")
if x > 1 and \
   x < 5 and \
   x != 4:
    print("and")
if x > 5 or \
   x < 0 or \
   x == 3:
    print("or")
if True:
    print("constant")
if False:
    print("never")
else:
    print("constant else")
if 0: print("never")
if __debug__:
    print("debug")
if None:
    pass
elif 1:
    print("elif constant")
print("a" if x > 5
      else "b" if x > 4
      else "c")
"a string"
5
x
...
pass


def only_docstring():
    """Nothing else."""


def docstring_and_pass():
    """Something."""
    pass


def only_pass(): pass


def returns_nothing():
    return


def unreachable():
    return 1
    print("never")


def ends_in_if(flag):
    if flag:
        x = 1


def ends_in_else(flag):
    if flag:
        return 1
    else:
        return 2


for function in (only_docstring, docstring_and_pass, only_pass, returns_nothing, unreachable):
    print(function())
print(ends_in_if(0), ends_in_if(1), ends_in_else(0), ends_in_else(1))
