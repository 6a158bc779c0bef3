"""Contexts: the precision, the rounding, and what happens in special situations."""

import contextvars

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"

_ROUNDINGS = (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_UP,
    ROUND_DOWN,
    ROUND_HALF_UP,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_05UP,
)

ROUNDING_MESSAGE = """valid values for rounding are:
  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
   ROUND_05UP]"""

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalException(ArithmeticError):
    """A special situation."""


class Clamped(DecimalException):
    """The exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """There is no sensible result."""


class ConversionSyntax(InvalidOperation):
    """The text is not a number."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number that is not zero was divided by zero."""


class DivisionImpossible(InvalidOperation):
    """The integer result of a division has too many digits."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""


class Inexact(DecimalException):
    """Digits that are not zero were lost."""


class InvalidContext(InvalidOperation):
    """The context asks for what cannot be."""


class Rounded(DecimalException):
    """Digits were lost, perhaps zeros alone."""


class Subnormal(DecimalException):
    """The exponent is below the least one."""


class Overflow(Inexact, Rounded):
    """The exponent is above the largest one."""


class Underflow(Inexact, Rounded, Subnormal):
    """The result became zero or subnormal, and inexact."""


class FloatOperation(DecimalException, TypeError):
    """A float was mixed with decimals."""


for _class in list(globals().values()):
    if isinstance(_class, type) and issubclass(_class, DecimalException):
        _class.__module__ = "decimal"

_SIGNALS = (
    InvalidOperation,
    FloatOperation,
    DivisionByZero,
    Overflow,
    Subnormal,
    Underflow,
    Rounded,
    Inexact,
    Clamped,
)
# In which order several that come together are raised, and their texts list them.
_BY_WEIGHT = (
    Clamped,
    InvalidOperation,
    DivisionByZero,
    Inexact,
    Rounded,
    Subnormal,
    Overflow,
    Underflow,
    FloatOperation,
)


def _index(value):
    if not isinstance(value, int):
        raise TypeError(f"an integer is required (got type {type(value).__name__})")
    return value


# As a context lists them.
_SHOWN = (
    Clamped,
    InvalidOperation,
    DivisionByZero,
    Inexact,
    FloatOperation,
    Overflow,
    Rounded,
    Subnormal,
    Underflow,
)


class Context:
    """Says how numbers are computed: to how many digits, and which special situations are errors."""

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None
    ):
        like = _default
        given = {"prec": prec, "rounding": rounding, "Emin": Emin, "Emax": Emax, "capitals": capitals, "clamp": clamp}
        for name, value in given.items():
            setattr(self, name, getattr(like, name) if value is None else value)
        self.flags = self._signals(flags or ())
        self.traps = like.traps.copy() if traps is None else self._signals(traps)

    @staticmethod
    def _signals(given):
        if isinstance(given, dict):
            return {signal: bool(given.get(signal, False)) for signal in _SIGNALS}
        return {signal: signal in given for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec" and not 1 <= _index(value) <= MAX_PREC:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "Emin" and not MIN_EMIN <= _index(value) <= 0:
            raise ValueError("valid range for Emin is [MIN_EMIN, 0]")
        if name == "Emax" and not 0 <= _index(value) <= MAX_EMAX:
            raise ValueError("valid range for Emax is [0, MAX_EMAX]")
        if name == "capitals" and _index(value) not in (0, 1):
            raise ValueError("valid values for capitals are 0 or 1")
        if name == "clamp" and _index(value) not in (0, 1):
            raise ValueError("valid values for clamp are 0 or 1")
        if name == "rounding" and value not in _ROUNDINGS:
            raise TypeError(ROUNDING_MESSAGE)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError(f"context attributes cannot be deleted: {name}")

    def __repr__(self):
        flags, traps = (
            ", ".join(signal.__name__ for signal in _SHOWN if table[signal]) for table in (self.flags, self.traps)
        )
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def copy(self):
        return Context(
            self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps)
        )

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _raise(self, *conditions):
        """Notes the conditions, and raises the weightiest for which there is a trap."""
        signals = {next(s for s in condition.__mro__ if s in self.flags) for condition in conditions}
        for signal in signals:
            self.flags[signal] = True
        trapped = [signal for signal in _BY_WEIGHT if signal in signals and self.traps[signal]]
        if trapped:
            named = {next(s for s in c.__mro__ if s in self.flags): c for c in conditions}
            weightiest = next(signal for signal in _SIGNALS if signal in trapped)
            raise weightiest([named[signal] for signal in trapped])

    def create_decimal(self, num="0", /):
        from ._number import Decimal, _nan

        made = Decimal(num, self)
        if made._kind in "nN" and len(str(made._int)) > self.prec - self.clamp and made._int:
            self._raise(ConversionSyntax)
            return _nan()
        return made._fixed(self)

    def create_decimal_from_float(self, f, /):
        from ._number import Decimal

        return Decimal.from_float(f)._fixed(self)

    def radix(self):
        from ._number import Decimal

        return Decimal(10)

    def __reduce__(self):
        flags, traps = ([s for s in _SIGNALS if table[s]] for table in (self.flags, self.traps))
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)


class _First:
    """What the first context takes its values from."""

    prec, rounding, Emin, Emax, capitals, clamp = 28, ROUND_HALF_EVEN, -999999, 999999, 1, 0
    traps = {signal: signal in (InvalidOperation, DivisionByZero, Overflow) for signal in _SIGNALS}


_default = _First
DefaultContext = _default = Context()
BasicContext = Context(
    prec=9,
    rounding=ROUND_HALF_UP,
    traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped],
)
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
Context.__module__ = "decimal"

_variable = contextvars.ContextVar("decimal_context")


def getcontext():
    context = _variable.get(None)
    if context is None:
        context = DefaultContext.copy()
        _variable.set(context)
    return context


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _variable.set(context)


class _Local:
    """A context for a block."""

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc):
        setcontext(self._saved)


def localcontext(ctx=None, **kwargs):
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    new = ctx.copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(new, name, Context._signals(value) if name in ("flags", "traps") else value)
    return _Local(new)
