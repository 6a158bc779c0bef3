"""What try statements give when return, break, continue and raise meet in them."""


def finally_wins():
    try:
        return "try"
    finally:
        return "finally"


def finally_swallows():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def value_is_kept():
    result = ["before"]
    try:
        return result
    finally:
        result.append("changed")
        result = "rebound"


def loops():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        except ValueError:
            out.append("never")
        else:
            out.append("else")
        finally:
            out.append(f"f{i}")
    else:
        out.append("loop else")
    return out


def nested(kind):
    out = []
    try:
        try:
            out.append("body")
            if kind:
                raise kind("inner")
        except KeyError as error:
            out.append(repr(error))
            raise ValueError("from handler") from error
        else:
            out.append("else")
            raise IndexError("from else")
        finally:
            out.append("inner finally")
    except (ValueError, IndexError) as error:
        out.append(f"{error!r} {error.__cause__!r} {error.__context__!r}")
    except Exception as error:
        out.append(f"other {error!r}")
    finally:
        out.append("outer finally")
    return out


def name_is_removed():
    error = "outer"
    try:
        raise ValueError
    except ValueError as error:
        pass
    try:
        return error
    except UnboundLocalError as problem:
        return str(problem)


def deleted_inside():
    try:
        raise ValueError
    except ValueError as error:
        del error
    return "fine"


def dynamic(*classes):
    try:
        raise KeyError("k")
    except classes:
        return "caught"


def generator():
    try:
        yield 1
    finally:
        yield 2


print(finally_wins(), finally_swallows(), value_is_kept(), loops())
for kind in (None, KeyError, TypeError, ValueError):
    print(nested(kind))
print(name_is_removed(), deleted_inside(), dynamic(ValueError, LookupError), list(generator()))
for classes in ((), (ValueError,), (3,), ("KeyError",), ((KeyError, 3),), (((KeyError,),),)):
    try:
        print(dynamic(*classes))
    except BaseException as error:
        print(type(error).__name__, error)


def order():
    try:
        return print("value") or "returned"
    finally:
        print("finally")


print(order())
while True:
    try:
        break
    finally:
        print("leaving by break")
try:
    pass
except undefined_name:
    pass
else:
    print("handlers are not looked at")
