"""Every way through try, with the order of events printed."""


def trace(*words):
    print(*words, end=" | ")


def run(action):
    try:
        print("->", action())
    except Exception as error:
        print("raised", repr(error))


def return_through_two():
    try:
        try:
            return "value"
        finally:
            trace("inner")
    finally:
        trace("outer")


def raise_in_else():
    try:
        trace("try")
    except ValueError:
        trace("not caught here")
    else:
        raise ValueError("from else")
    finally:
        trace("finally")


def raise_in_except():
    try:
        raise KeyError(1)
    except KeyError:
        raise ValueError("from except")
    finally:
        trace("finally")


def return_in_finally_swallows():
    try:
        raise KeyError("swallowed")
    finally:
        return "swallowed"


def break_in_finally():
    for i in range(3):
        try:
            raise KeyError
        finally:
            break
    return i


def continue_in_finally():
    seen = []
    for i in range(3):
        try:
            if i == 1:
                raise KeyError
        except KeyError:
            seen.append("except")
        finally:
            seen.append(i)
            continue
    return seen


def loop_with_returns(values):
    for value in values:
        try:
            if value > 2:
                return value
            if value == 2:
                continue
            trace("body", value)
        except TypeError:
            trace("type error")
            continue
        else:
            trace("else", value)
        finally:
            trace("finally", value)
    else:
        return "no break"


def nested_handlers():
    try:
        try:
            raise ValueError("inner")
        except KeyError:
            trace("wrong")
        finally:
            trace("finally")
    except ValueError as error:
        trace("outer", error)
        try:
            raise error
        except ValueError as again:
            return again is error


def value_is_computed_before_finally():
    x = 1
    try:
        return x
    finally:
        x = 2
        trace("x is", x)


def exception_variable_is_gone():
    error = "before"
    try:
        raise ValueError
    except ValueError as error:
        pass
    try:
        return error
    except NameError as missing:
        return str(missing)


def handler_expression(kinds):
    try:
        raise IndexError("i")
    except kinds as error:
        return type(error).__name__


def deep(n):
    try:
        if n:
            return deep(n - 1) + 1
        raise OverflowError("deep")
    finally:
        trace(n)


def not_an_exception_class():
    try:
        raise ValueError
    except "text":
        pass


for function in (return_through_two, raise_in_else, raise_in_except, return_in_finally_swallows, break_in_finally, continue_in_finally, nested_handlers, value_is_computed_before_finally, exception_variable_is_gone):
    run(function)
run(lambda: loop_with_returns([1, 2, 3, 4]))
run(lambda: loop_with_returns([1, "a", 2]))
run(lambda: handler_expression(LookupError))
run(lambda: handler_expression((ValueError, KeyError)))
run(lambda: handler_expression((ValueError, (KeyError, IndexError))))
run(lambda: deep(3))
run(not_an_exception_class)
