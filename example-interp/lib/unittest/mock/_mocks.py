"""The mocks: attributes that come into being when used, calls that are remembered and answered as told."""

import inspect
import sys

from ._calls import DEFAULT, _Call, _CallList, signature_text
from ._calls import call as call_value
from ._magics import ASYNC, CONFIGURED, SUPPORTED, SYNC, UNSUPPORTED, LazyMagic, as_method, is_magic
from ._specs import FunctionTypes, InvalidSpecError, is_async, is_coroutine_function, is_exception, is_names, signature_of

_MODULE = "unittest.mock"
_MISSPELT = "assert", "assret", "asert", "aseert", "assrt"
_deleted = object()


def is_mock(value):
    # by its type: its class may be that of what it stands for
    return issubclass(type(value), NonCallableMock)


def mock_of(value):
    """The mock behind a function that stands for one; anything else as it is."""
    return getattr(value, "mock", value) if isinstance(value, FunctionTypes) else value


class LazyAutospec:
    """An attribute whose specification is looked at when it is used first."""

    def __init__(self, spec, spec_set, parent, name):
        self.spec, self.spec_set, self.parent, self.name = spec, spec_set, parent, name

    def make(self):
        from ._autospec import create_autospec

        return create_autospec(self.spec, self.spec_set, _parent=self.parent, _name=self.name)


class _Shared:
    """What a mock remembers of its calls. If a function stands for the mock, tests read and set it there."""

    def __init__(self, doc=None):
        self.__doc__ = doc

    def __set_name__(self, owner, name):
        self.name, self.key = name, f"_mock_{name}"

    def __get__(self, mock, owner=None):
        if mock is None:
            return self
        own = mock.__dict__
        function = own.get("_mock_delegate")
        if function is not None:
            return getattr(function, self.name)
        if self.key not in own:
            raise AttributeError(self.key)
        return own[self.key]

    def __set__(self, mock, value):
        function = mock.__dict__.get("_mock_delegate")
        if function is None:
            mock.__dict__[self.key] = value
        else:
            setattr(function, self.name, value)


class _ReturnValue(_Shared):
    """The result of calls: a mock of its own unless told otherwise."""

    def __get__(self, mock, owner=None):
        value = super().__get__(mock, owner)
        if value is DEFAULT:
            value = mock._get_child_mock(_new_parent=mock, _new_name="()")
            self.__set__(mock, value)
        return value

    def __set__(self, mock, value):
        super().__set__(mock, value)
        if mock.__dict__["_mock_delegate"] is None:
            adopt(mock, value, None, "()")


class _SideEffect(_Shared):
    """What calls do: raise, call a function, or give one value after the other."""

    def __get__(self, mock, owner=None):
        value = super().__get__(mock, owner)
        if mock is not None and mock.__dict__["_mock_delegate"] is not None:
            # a test set it on the function, which takes anything
            ready = _effect(value)
            if ready is not value:
                super().__set__(mock, ready)
            return ready
        return value

    def __set__(self, mock, value):
        super().__set__(mock, _effect(value))


def _effect(value):
    if value is None or is_exception(value) or callable(value):
        return value
    try:
        return iter(value)
    except TypeError:
        return value


def adopt(parent, value, name, path):
    """Makes a mock the child of another, so that its calls are noted there; not if it has a name or a parent already."""
    value = mock_of(value)
    if not is_mock(value):
        return False
    own = value.__dict__
    if own["_mock_name"] or own["_mock_new_name"] or own["_mock_parent"] is not None or own["_mock_new_parent"] is not None:
        return False
    above = parent
    while above is not None:
        if above is value:
            return False
        above = above._mock_new_parent
    if path:
        own["_mock_new_parent"], own["_mock_new_name"] = parent, path
    if name:
        own["_mock_parent"], own["_mock_name"] = parent, name
    return True


def _joined(path, rest):
    """`a` and `b` as `a.b`, `a` and `()` as `a()`."""
    return f"{path}.{rest}" if path and rest and not rest.startswith("()") else path + rest


_STATE = {f"_mock_{name}" for name in (
    "parent", "name", "new_name", "new_parent", "sealed", "return_value", "side_effect", "children", "methods", "wraps",
    "delegate", "unsafe")}
# what __setattr__ leaves to the object itself
_OWN = _STATE | {"return_value", "side_effect", "called", "call_count", "call_args", "call_args_list", "mock_calls",
                 "await_count", "await_args", "await_args_list"}


class NonCallableMock:
    """A mock that cannot be called."""

    __module__ = _MODULE
    called = _Shared("Whether it was called.")
    call_count = _Shared("How often it was called.")
    call_args = _Shared("The arguments of the last call.")
    call_args_list = _Shared("The arguments of all calls.")
    mock_calls = _Shared("All calls of it, of its attributes, and of what they returned.")
    return_value = _ReturnValue()
    side_effect = _SideEffect()

    def __new__(cls, /, *args, **kwargs):
        # each has a class of its own, that can be given special methods
        bases = (cls,)
        spec = kwargs.get("spec_set", kwargs.get("spec", args[0] if args else None))
        if spec is not None and not issubclass(cls, AsyncMockMixin) and is_async(spec):
            bases = (AsyncMockMixin, cls)
        own = type(cls.__name__, bases, {"__doc__": cls.__doc__, "__module__": _MODULE})
        return object.__new__(own)

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _new_name="", _new_parent=None,
                 _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        own = self.__dict__
        # what a test may have set before must not be lost
        own.setdefault("_mock_return_value", DEFAULT)
        own.setdefault("_mock_side_effect", None)
        own.update(_mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
                   _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False, _mock_children={},
                   _mock_wraps=wraps, _mock_delegate=None, _mock_unsafe=unsafe, _mock_called=False, _mock_call_count=0,
                   _mock_call_args=None, _mock_call_args_list=_CallList(), _mock_mock_calls=_CallList(), method_calls=_CallList())
        self._mock_add_spec(spec if spec_set is None else spec_set, spec_set is not None, _spec_as_instance,
                            parent is not None if _eat_self is None else _eat_self)
        if kwargs:
            self.configure_mock(**kwargs)

    def _mock_add_spec(self, spec, spec_set, as_instance=False, skip_first=False):
        if is_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        kind = signature = names = None
        awaited = []
        if is_names(spec):
            names = spec
        elif spec is not None:
            kind = spec if isinstance(spec, type) else type(spec)
            signature = signature_of(spec, as_instance, skip_first)
            names = dir(spec)
            awaited = [name for name in names if is_coroutine_function(getattr(spec, name, None))]
        self.__dict__.update(_spec_class=kind, _spec_set=spec_set, _spec_signature=signature, _spec_asyncs=awaited,
                             _mock_methods=names)
        self._mock_set_magics()

    def _mock_set_magics(self):
        """Gives the mock the special methods that its specification has; only magic mocks have any."""

    def mock_add_spec(self, spec, spec_set=False):
        """Restricts the mock to the attributes of a specification; with spec_set, setting others is an error too."""
        self._mock_add_spec(spec, spec_set)

    @property
    def __class__(self):
        return self._spec_class or type(self)

    def attach_mock(self, mock, attribute):
        """Makes another mock an attribute of this one, whatever its name and parent were."""
        inner = mock_of(mock)
        inner._mock_parent = inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        """Sets attributes; names with dots are those of attributes of attributes."""
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *owners, last = path.split(".")
            owner = self
            for name in owners:
                owner = getattr(owner, name)
            setattr(owner, last, value)

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        """Forgets the calls, of the attributes and of the result too."""
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called, self.call_count, self.call_args = False, 0, None
        self.call_args_list, self.mock_calls = _CallList(), _CallList()
        self.__dict__["method_calls"] = _CallList()
        if return_value:
            self.__dict__["_mock_return_value"] = DEFAULT
        if side_effect:
            self.__dict__["_mock_side_effect"] = None
        for child in self._mock_children.values():
            if not isinstance(child, LazyAutospec) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        result = self.__dict__["_mock_return_value"]
        if is_mock(result) and result is not self:
            result.reset_mock(visited)

    def __getattr__(self, name):
        own = self.__dict__
        if name in _STATE or "_mock_methods" not in own:
            raise AttributeError(name)
        names = own["_mock_methods"]
        if names is not None:
            if name not in names or name in SUPPORTED:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif is_magic(name):
            raise AttributeError(name)
        if not own["_mock_unsafe"] and name.startswith(_MISSPELT) and not (names and name in names):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be "
                                 "an attribute.")
        children = own["_mock_children"]
        child = children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = own["_mock_wraps"]
            child = self._get_child_mock(parent=self, name=name, wraps=None if wraps is None else getattr(wraps, name),
                                         _new_name=name, _new_parent=self)
            children[name] = child
        elif isinstance(child, LazyAutospec):
            lazy = child
            try:
                child = children[name] = lazy.make()
            except InvalidSpecError:
                target = own["_mock_name"] or self
                raise InvalidSpecError(f"Cannot autospec attr {name!r} from target {target!r} as it has already been mocked "
                                       f"out. [target={self!r}, attr={lazy.spec!r}]")
        return child

    def __setattr__(self, name, value):
        own = self.__dict__
        if name in _OWN:
            return object.__setattr__(self, name, value)
        if name == "__class__":
            own["_spec_class"] = value
            return
        names = self._mock_methods
        if own["_spec_set"] and names is not None and name not in names and name not in own:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in UNSUPPORTED:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in SUPPORTED:
            if names is not None and name not in names:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if is_mock(value):
                adopt(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, as_method(value))
                given = value
                value = lambda *args, **kwargs: given(self, *args, **kwargs)
        elif adopt(self, value, name, name):
            self._mock_children[name] = value
        if own["_mock_sealed"] and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        own, kind, children = self.__dict__, type(self), self._mock_children
        if name in SUPPORTED and name in kind.__dict__:
            delattr(kind, name)
            if name not in own:
                return
        if name in own:
            object.__delattr__(self, name)
        elif children.get(name) is _deleted:
            raise AttributeError(name)
        children[name] = _deleted

    def __dir__(self):
        if not sys.modules[_MODULE].FILTER_DIR:
            return object.__dir__(self)
        names = {name for name in dir(type(self)) if not name.startswith("_")}
        names.update(self._mock_methods or ())
        names.update(name for name in self.__dict__ if not name.startswith("_") or is_magic(name))
        names.update(name for name, child in self._mock_children.items() if child is not _deleted)
        return sorted(names)

    def _extract_mock_name(self):
        """How a test reaches the mock, such as `mock.a().b`."""
        path, mock = "", self
        while mock._mock_new_parent is not None:
            path = _joined(mock._mock_new_name or "", path)
            mock = mock._mock_new_parent
        return _joined(mock._mock_name or mock._mock_new_name or "mock", path)

    def __repr__(self):
        name, kind = self._extract_mock_name(), self._spec_class
        shown = "" if name == "mock" else f" name={name!r}"
        if kind is not None:
            shown += f" spec{'_set' if self._spec_set else ''}={kind.__name__!r}"
        return f"<{type(self).__name__}{shown} id='{id(self)}'>"

    def _get_child_mock(self, /, **kwargs):
        """A mock for an attribute or a result; classes derived from this one may give another kind."""
        name = kwargs.get("_new_name")
        if self._mock_sealed:
            raise AttributeError(_joined(self._extract_mock_name(), kwargs.get("name", "()")))
        if name in self._spec_asyncs:
            return AsyncMock(**kwargs)
        kind = type(self).__mro__[1]
        if issubclass(type(self), MagicMock) and name in ASYNC:
            kind = AsyncMock
        elif issubclass(type(self), AsyncMockMixin):
            kind = MagicMock if name in SYNC or self._mock_methods and name in self._mock_methods else AsyncMock
        elif not issubclass(type(self), CallableMixin):
            kind = MagicMock if issubclass(type(self), NonCallableMagicMock) else Mock
        return kind(**kwargs)

    # what tests assert

    def _calls_repr(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def _spec_of_call(self, name):
        """The signature of what a call in mock_calls called."""
        signature, children = self._spec_signature, self._mock_children
        if not name:
            return signature
        signature = None
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or isinstance(child, LazyAutospec):
                break
            child = mock_of(child)
            children, signature = child._mock_children, child._spec_signature
        return signature

    def _call_matcher(self, call):
        """The call with its arguments as the specification orders them, so that `f(1)` equals `f(a=1)`; the TypeError of a call
        that does not fit it."""
        named = isinstance(call, tuple) and len(call) > 2
        signature = self._spec_of_call(call[0]) if named else self._spec_signature
        if signature is None:
            return call
        name, args, kwargs = call if named else ("", *call)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        # with the name as an argument: a mere call without one equals those of any name
        return call_value(name, bound.args, bound.kwargs)

    def _describe(self, args, kwargs):
        return signature_text(self._mock_name or "mock", args, kwargs)

    def _unlike(self, expected, actual, what="call"):
        return f"expected {what} not found.\nExpected: {self._describe(*expected)}\n  Actual: {self._describe(*actual)}"

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to not have been called. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to have been called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")

    def assert_called_with(self, /, *args, **kwargs):
        """Asserts that the last call had these arguments."""
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {self._describe(args, kwargs)}\n  Actual: not called.")
        expected, actual = self._call_matcher(_Call((args, kwargs), two=True)), self._call_matcher(self.call_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._unlike((args, kwargs), self.call_args)) from cause

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._mock_name or 'mock'}' to be called once. "
                                 f"Called {self.call_count} times.{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        """Asserts that some call had these arguments."""
        self._assert_among(args, kwargs, self.call_args_list, "call")

    def _assert_among(self, args, kwargs, calls, what):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or not any(self._call_matcher(call) == expected for call in calls):
            raise AssertionError(f"{self._describe(args, kwargs)} {what} not found") from cause

    def assert_has_calls(self, calls, any_order=False):
        """Asserts that mock_calls has these calls, one after the other or, any_order, somewhere."""
        def incomplete(missing, rest):
            return (f"{self._mock_name or 'mock'!r} does not contain all of {missing!r} in its call list, "
                    f"found {rest!r} instead")
        self._assert_all(calls, any_order, self.mock_calls, "Calls", lambda: self._calls_repr("  Actual").rstrip("."), incomplete)

    def _assert_all(self, calls, any_order, known, what, actual, incomplete):
        expected = [self._call_matcher(call) for call in calls]
        known = _CallList(self._call_matcher(call) for call in known)
        problems = [each if isinstance(each, Exception) else None for each in expected]
        cause = next(filter(None, problems), None)
        if not any_order:
            if expected not in known:
                problem = f"Error processing expected {what.lower()}.\nErrors: {problems!r}" if cause else f"{what} not found."
                raise AssertionError(f"{problem}\nExpected: {_CallList(calls)}{actual()}") from cause
            return
        rest, missing = list(known), []
        for each in expected:
            try:
                rest.remove(each)
            except ValueError:
                missing.append(each)
        if missing:
            raise AssertionError(incomplete(tuple(missing), rest)) from cause


class CallableMixin:
    """What makes a mock callable."""

    __module__ = _MODULE

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, parent=None,
                 _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _new_name=_new_name, _new_parent=_new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        """Raises if the specification of an autospecced mock does not allow the call."""

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._increment_mock_call(*args, **kwargs)
        return self._mock_call(*args, **kwargs)

    def _mock_call(self, /, *args, **kwargs):
        return self._execute_mock_call(*args, **kwargs)

    def _increment_mock_call(self, /, *args, **kwargs):
        """Notes the call, here and in all mocks that this one is reached by."""
        self.called = True
        self.call_count += 1
        made = _Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        self.mock_calls.append(_Call(("", args, kwargs)))
        path, mock = self._mock_new_name or "", self._mock_new_parent
        while mock is not None:
            mock.mock_calls.append(_Call((path, args, kwargs)))
            path = _joined(mock._mock_new_name or "", path)
            mock = mock._mock_new_parent
        path, mock = self._mock_name or "", self._mock_parent
        while mock is not None:
            mock.method_calls.append(_Call((path, args, kwargs)))
            path, mock = _joined(mock._mock_name or "", path), mock._mock_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if is_exception(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value


class Mock(CallableMixin, NonCallableMock):
    """An object that has every attribute, each a mock, can be called with anything, and remembers how it was used."""

    __module__ = _MODULE


class MagicMixin:
    """What gives a mock all special methods."""

    __module__ = _MODULE

    def _mock_set_magics(self):
        kind, names = type(self), self._mock_methods
        wanted = CONFIGURED if names is None else CONFIGURED.intersection(names)
        for name in CONFIGURED - wanted:
            if name in kind.__dict__:
                delattr(kind, name)
        for name in wanted.difference(kind.__dict__):
            setattr(kind, name, LazyMagic(self, name))


class NonCallableMagicMock(MagicMixin, NonCallableMock):
    """A mock with all special methods that cannot be called."""

    __module__ = _MODULE


class MagicMock(MagicMixin, Mock):
    """A mock with all special methods."""

    __module__ = _MODULE


class AsyncMockMixin:
    """What makes calls of a mock coroutines."""

    __module__ = _MODULE
    await_count = _Shared("How often a call was awaited.")
    await_args = _Shared("The arguments of the last call that was awaited.")
    await_args_list = _Shared("The arguments of all calls that were awaited.")

    def __init__(self, /, *args, **kwargs):
        # the last five are what functions have, for those who ask whether it is one, and of which kind
        self.__dict__.update(_mock_await_count=0, _mock_await_args=None, _mock_await_args_list=_CallList(),
                             _is_coroutine=inspect._is_coroutine_mark, __code__=AsyncMockMixin._execute_mock_call.__code__,
                             __name__="AsyncMock", __defaults__=(), __kwdefaults__={}, __annotations__=None)
        super().__init__(*args, **kwargs)

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if is_exception(effect):
                raise effect
            if not callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # which a coroutine cannot raise
                    raise StopAsyncIteration
                if is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if is_coroutine_function(effect):
                    result = await result
            if result is not DEFAULT:
                return result
        wraps = self._mock_wraps
        if self._mock_return_value is DEFAULT and wraps is not None:
            result = wraps(*args, **kwargs)
            return await result if is_coroutine_function(wraps) else result
        return self.return_value

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count, self.await_args, self.await_args_list = 0, None, _CallList()

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to have been awaited once. "
                                 f"Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        """Asserts that the last call that was awaited had these arguments."""
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._describe(args, kwargs)}\nNot awaited")
        expected, actual = self._call_matcher(_Call((args, kwargs), two=True)), self._call_matcher(self.await_args)
        if actual != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._unlike((args, kwargs), self.await_args, "await")) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        """Asserts that some call with these arguments was awaited."""
        self._assert_among(args, kwargs, self.await_args_list, "await")

    def assert_has_awaits(self, calls, any_order=False):
        """Asserts that these calls were awaited, one after the other or, any_order, in some order."""
        self._assert_all(calls, any_order, self.await_args_list, "Awaits", lambda: f"\nActual: {self.await_args_list!r}",
                         lambda missing, rest: f"{missing!r} not all found in await list")

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._mock_name or 'mock'} to not have been awaited. "
                                 f"Awaited {self.await_count} times.")


class AsyncMock(AsyncMockMixin, MagicMock):
    """A mock whose calls are awaited."""

    __module__ = _MODULE


class PropertyMock(Mock):
    """A mock that is a property: reading it calls it, setting it calls it with the value."""

    __module__ = _MODULE

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, instance, owner=None):
        return self()

    def __set__(self, instance, value):
        self(value)
