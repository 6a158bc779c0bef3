"""None, NotImplemented, Ellipsis, True and False: what can be done with them."""

import copy
import warnings

for value in (None, NotImplemented, Ellipsis, True, False):
    print(repr(value), type(value).__name__, copy.copy(value) is value, copy.deepcopy([value])[0] is value, str(value))


def attempt(action):
    try:
        print(action())
    except (TypeError, AttributeError, SyntaxError) as error:
        print(type(error).__name__, error)


attempt(lambda: type(None)(1))
attempt(lambda: type(...)(1))
attempt(lambda: type(NotImplemented)(x=1))
attempt(lambda: type("N", (type(None),), {}))
attempt(lambda: type("B", (bool,), {}))
attempt(lambda: type("E", (type(...),), {}))
attempt(lambda: setattr(None, "x", 1))
attempt(lambda: setattr(None, "__class__", int))
attempt(lambda: None.x)
attempt(lambda: None())
attempt(lambda: None[0])
attempt(lambda: None + 1)
attempt(lambda: None < None)
attempt(lambda: ... > 1)
attempt(lambda: -None)
attempt(lambda: len(...))
attempt(lambda: exec("None = 1"))
attempt(lambda: exec("True += 1"))
attempt(lambda: exec("... = 1"))
attempt(lambda: exec("for False in []: pass"))
attempt(lambda: exec("def f(None): pass"))
attempt(lambda: exec("import x as True"))
attempt(lambda: exec("f(None=1)"))
attempt(lambda: exec("x.None = 1"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(bool(NotImplemented), not NotImplemented)
print([(w.category.__name__, str(w.message)) for w in caught])
print(None == 0, None is None, None != False, hash(None) == hash(None), {None: 1, ...: 2}[...], (None,) < (None, 1), True + True, True is (1 == 1))
print(None.__bool__(), None.__eq__(None), None.__eq__(0), None.__doc__, Ellipsis.__reduce__(), NotImplemented.__reduce__())
