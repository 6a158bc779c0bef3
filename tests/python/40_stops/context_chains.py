"""__context__ and __cause__ through handlers, finally blocks and with; re-raising."""


def chain(error):
    out = []
    while error:
        out.append(f"{type(error).__name__}({error})")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return " <- ".join(out)


def reraise():
    try:
        raise KeyError(1)
    except KeyError:
        raise


def replace():
    try:
        raise KeyError(1)
    except KeyError as e:
        raise ValueError(2) from e


def hide():
    try:
        raise KeyError(1)
    except KeyError:
        raise ValueError(2) from None


def implicit():
    try:
        raise KeyError(1)
    finally:
        raise ValueError(2)


class M:
    def __enter__(self): return self

    def __exit__(self, *a):
        raise RuntimeError("exit")


def manager():
    with M():
        raise KeyError(1)


def loop():
    last = None
    for n in range(3):
        try:
            raise ValueError(n) from last
        except ValueError as e:
            last = e
    raise last


def deep():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            try:
                raise IndexError(2)
            except IndexError:
                pass
            raise TypeError(3)
    except TypeError:
        try:
            1 / 0
        finally:
            [].pop()


def bare():
    raise


def again():
    e = ValueError("same")
    for _ in range(2):
        try:
            raise e
        except ValueError as x:
            assert x is e
    raise e.with_traceback(None)


for f in reraise, replace, hide, implicit, manager, loop, deep, bare, again:
    try:
        f()
    except Exception as error:
        print(f.__name__, chain(error))
import sys
try:
    raise KeyError
except KeyError:
    print(sys.exc_info()[0].__name__)
    try:
        raise IndexError
    except IndexError:
        print(sys.exc_info()[0].__name__)
    print(sys.exc_info()[0].__name__)
print(sys.exc_info()[0])


def gen():
    try:
        yield sys.exc_info()[0]
        raise ValueError("g")
    except ValueError:
        yield sys.exc_info()[0].__name__


try:
    raise KeyError
except KeyError:
    g = gen()
    print(next(g), next(g), sys.exc_info()[0].__name__)
