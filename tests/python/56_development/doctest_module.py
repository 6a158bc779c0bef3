"""Examples in docstrings: found, run, compared, reported.

>>> 1 + 1
2
"""
import doctest
def f(x):
    """
    >>> f(1)
    2
    >>> f(2)   # wrong
    5
    >>> f('a')
    Traceback (most recent call last):
        ...
    TypeError: can only concatenate str (not "int") to str
    >>> for i in range(3):
    ...     print(f(i))
    ...
    1
    2
    3
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> f(10) # doctest: +ELLIPSIS
    1...
    >>> print("x   y") # doctest: +NORMALIZE_WHITESPACE
    x y
    >>> f(None) # doctest: +SKIP
    >>> True
    1
    >>> g = 4
    >>> g
    4
    """
    return x + 1
class C:
    """Class C
    >>> C().m()
    'mm'
    """
    def m(self):
        """
        >>> C().m()
        'm'
        """
        return 'm'
    @property
    def p(self):
        """
        >>> C().p
        7
        """
        return 7
    @staticmethod
    def s():
        """
        >>> C.s()
        >>> C.s() is None
        True
        """
    @classmethod
    def c(cls): pass
__test__ = {'extra': '>>> 3\n3\n'}
print(doctest.testmod())
print(doctest.testmod(verbose=True))
doctest.run_docstring_examples(f, globals())
print([(t.name, len(t.examples), t.lineno) for t in doctest.DocTestFinder().find(C)], doctest.OutputChecker().check_output("a...c\n", "abc\n", doctest.ELLIPSIS))
