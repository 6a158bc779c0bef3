"""try/except/else/finally: which clauses are visited."""


def run(n):
    try:
        if n == 0:
            raise KeyError("k")
        elif n == 1:
            raise IndexError
        elif n == 2:
            raise OSError(1, "x")
        elif n == 3:
            return "early"
        n / (n - 4)
    except (
        KeyError,
        IndexError,
    ) as error:
        print(type(error).__name__)
    except OSError:
        raise
    except ZeroDivisionError as error:
        raise ValueError from error
    else:
        print("else")
        return "from else"
    finally:
        print("finally")
    return "end"


for n in range(6):
    try:
        print(run(n))
    except (OSError, ValueError) as error:
        print("outer", type(error).__name__, type(error.__cause__).__name__)


def which(x):
    print("evaluated", x.__name__)
    return x


try:
    1 / 0
except which(KeyError):
    pass
except which(ValueError):
    pass
except which(ArithmeticError):
    print("found")
except which(Exception):
    print("not evaluated")

try:
    try:
        raise TypeError("t")
    except ValueError:
        print("no")
    finally:
        print("inner finally")
except TypeError:
    print("outer")

try: pass
except: print("no")
else: print("else")
finally: print("finally")
