"""Module docstring
over two lines."""
# comment before


def documented():
    # a comment is no docstring
    """the docstring"""
    return documented.__doc__


def undocumented():
    1
    "not first"


class Klass:
    "class docstring"

    def method(self):
        r"""raw \d docstring"""


print(repr(__doc__))
print(documented(), undocumented.__doc__, Klass.__doc__, Klass.method.__doc__, Klass().method.__doc__)
x = [  # comment inside
    1,  # one
    # between
    2,
]  # after
print(x)  # trailing
