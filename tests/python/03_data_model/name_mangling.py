"""Private names are mangled, in every kind of place."""


class __Under:
    def method(self):
        self.__x = 1
        return self.__dict__


class Spam:
    __class = "class attribute"
    __dunder__ = "not mangled"
    _single = "not either"
    __a_ = "mangled"

    def __init__(self, __argument=1):
        self.__value = __argument
        __local = 2
        print(locals().keys() - {"self"})

    def __method(self, *, __key=3):
        global __module
        __module = "global"
        import os.path as __path
        return __key, __path is not None

    def run(self):
        def inner():
            nonlocal_ = self.__value
            return nonlocal_
        class __Inner: __y = 1
        print(__Inner.__name__, [name for name in vars(__Inner) if "y" in name])
        try:
            raise ValueError
        except ValueError as __error:
            print(repr(__error))
        for __i in range(1): pass
        print(self.__method(_Spam__key=4), inner(), [__z for __z in range(2)], {"__s": 1}, __i, (lambda __p: __p)(5))
        del self.__value
        return hasattr(self, "_Spam__value"), hasattr(self, "__value"), getattr(self, "__class", "no")


spam = Spam(_Spam__argument=5)
print(spam.run(), _Spam__module, sorted(name for name in vars(Spam) if "__" not in name[-2:]))
print(spam._Spam__class, Spam.__dunder__, spam._single)
try:
    spam.__class
except AttributeError as error:
    print(error)
print(__Under().method(), __Under.__name__)


class Sub(Spam):
    __class = "sub"

    def both(self): return self.__class, self._Spam__class


print(Sub().both())
try:
    Spam(__argument=1)
except TypeError as error:
    print(error)
exec("class E:\n def f(self): return self.__missing\ntry: E().f()\nexcept AttributeError as error: print(error)")
