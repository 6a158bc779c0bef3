"""Order of evaluation in handlers: names, tuples, functions; exception variables are deleted."""


def E(*kinds):
    print("evaluating", [k.__name__ for k in kinds])
    return kinds if len(kinds) > 1 else kinds[0]


def run(error):
    try:
        raise error
    except E(KeyError, IndexError) as e:
        print("1", type(e).__name__)
    except E(ValueError) as e:
        try:
            e = None
            raise KeyError("inner")
        except KeyError as e:
            print("2", e)
        try:
            e
        except NameError as n:
            print(type(n).__name__)
    except (E(TypeError), (OSError,)) as e:
        print("3")
    except:
        print("bare")
        raise
    else:
        print("else")


for e in KeyError(1), ValueError(2), ZeroDivisionError(3):
    try:
        run(e)
    except Exception as x:
        print("out", type(x).__name__, x)
try:
    e
except NameError:
    pass


def no_class():
    try:
        raise ValueError
    except 5:
        pass


try:
    no_class()
except TypeError as t:
    print(t, type(t.__context__).__name__)
for kind in BaseException, Exception, ArithmeticError, ZeroDivisionError:
    try:
        1 / 0
    except kind as k: print(kind.__name__, type(k).__mro__.index(kind))
