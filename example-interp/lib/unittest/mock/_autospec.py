"""Mocks made after a specification, with its signatures, and mocks of `open`."""

import builtins
import inspect
import io

from ._calls import DEFAULT, _CallList
from ._magics import is_magic
from ._mocks import AsyncMock, LazyAutospec, MagicMock, NonCallableMagicMock, NonCallableMock, is_mock
from ._specs import (FunctionTypes, InvalidSpecError, check_typos, first_is_bound, instances_callable, is_callable,
                     is_coroutine_function, is_names, signature_of)

_ASSERTIONS = ("assert_called_with", "assert_called_once_with", "assert_has_calls", "assert_any_call", "assert_called",
               "assert_not_called", "assert_called_once")
_ASYNC_ASSERTIONS = ("assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with",
                     "assert_any_await", "assert_has_awaits", "assert_not_awaited")


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    """A mock with the attributes and the signatures of spec, whose attributes are such mocks too. instance: of instances of the
    class spec; spec_set: attributes that spec lacks cannot be set either."""
    if is_names(spec):
        # the value is meant, not the names that it might hold
        spec = type(spec)
    of_class, of_function = isinstance(spec, type), isinstance(spec, FunctionTypes)
    if is_mock(spec):
        raise InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    if not unsafe:
        check_typos(kwargs)
    role = "spec_set" if spec_set else "spec"
    options = {} if spec is None or inspect.isdatadescriptor(spec) else {role: spec}
    if options and instance:
        options["_spec_as_instance"] = True
    options.update(kwargs)
    awaited = of_function and is_coroutine_function(spec)
    if awaited and instance:
        raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
    name = options.pop("name", _name)
    mock = _kind(spec, of_class and instance, awaited)(
        parent=_parent, _new_parent=_parent, _new_name="" if _parent is None else name, name=name, **options)
    if of_function:
        mock = _stand_in(mock, spec, awaited)
    else:
        _check_calls(mock, signature_of(spec, instance))
    if _parent is not None and not instance:
        _parent._mock_children[name] = mock
    if of_class and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock)
    for entry in dir(spec):
        if not is_magic(entry):
            _add_attribute(mock, spec, entry, role, spec_set)
    return mock


def _kind(spec, as_instance, awaited):
    if inspect.isdatadescriptor(spec):
        return MagicMock
    if awaited:
        return AsyncMock
    callable_itself = instances_callable(spec) if as_instance else is_callable(spec)
    return MagicMock if callable_itself else NonCallableMagicMock


def _add_attribute(mock, spec, name, role, spec_set):
    try:
        original = getattr(spec, name)
    except AttributeError:
        return
    of_class = isinstance(spec, type)
    if not isinstance(original, FunctionTypes):
        mock._mock_children[name] = LazyAutospec(original, spec_set, mock, name)
        return
    parent = mock.mock if isinstance(spec, FunctionTypes) else mock
    bound = first_is_bound(spec, name, of_class)
    kind = AsyncMock if is_coroutine_function(original) else MagicMock
    child = kind(parent=parent, name=name, _new_name=name, _new_parent=parent, _eat_self=bound, **{role: original})
    mock._mock_children[name] = child
    _check_calls(child, signature_of(original, skip_first=bound))
    setattr(mock, name, child)


def _check_calls(mock, signature):
    """Calls of the mock that the signature does not allow raise the TypeError of a real call."""
    if signature is None:
        return

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)
    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature


def _forwarding(mock, name):
    def assertion(*args, **kwargs):
        return getattr(mock, name)(*args, **kwargs)
    assertion.__name__ = name
    return assertion


def _stand_in(mock, original, awaited):
    """A function that calls the mock, for what must be a function: a method that binds its object, for one."""
    signature = signature_of(original)
    if signature is None:
        return mock

    def function(*args, **kwargs):
        signature.bind(*args, **kwargs)
        return mock(*args, **kwargs)

    function.__name__ = function.__qualname__ = original.__name__ if original.__name__.isidentifier() else "funcopy"
    function.__module__ = None
    function.__signature__ = signature
    function.mock = mock
    function.called, function.call_count, function.call_args = False, 0, None
    function.call_args_list, function.method_calls, function.mock_calls = _CallList(), _CallList(), _CallList()
    function.return_value, function.side_effect = mock.return_value, mock.side_effect
    function._mock_children = mock._mock_children
    for name in _ASSERTIONS:
        setattr(function, name, _forwarding(mock, name))

    def reset_mock(visited=None, **told):
        function.method_calls = _CallList()
        mock.reset_mock(visited, **told)
        result = function.return_value
        if is_mock(result) and result is not mock:
            result.reset_mock()
    function.reset_mock = reset_mock
    if awaited:
        function._is_coroutine = inspect._is_coroutine_mark
        function.await_count, function.await_args, function.await_args_list = 0, None, _CallList()
        for name in _ASYNC_ASSERTIONS:
            setattr(function, name, _forwarding(mock, name))
    # from now on what the mock remembers is kept there
    mock._mock_delegate = function
    return function


def seal(mock):
    """Forbids that the mock, or what can be reached by it, gets any further attributes."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if isinstance(child, NonCallableMock) and not isinstance(child._mock_children.get(name), LazyAutospec) \
                and child._mock_new_parent is mock:
            seal(child)


def _attributes_of(kinds):
    return sorted(set().union(*map(dir, kinds)))


def mock_open(mock=None, read_data=""):
    """A mock of `open` whose files hold read_data."""
    if mock is None:
        mock = MagicMock(name="open", spec=dir(builtins.open))
    kind = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
    file = MagicMock(spec=_attributes_of((io.TextIOWrapper, io.BytesIO)))
    stream = kind(read_data)

    def reading(method):
        """Does what the method of a file does, unless the test said what it returns."""
        def read(*args, **kwargs):
            told = getattr(file, method).return_value
            return getattr(stream, method)(*args, **kwargs) if told is None else told
        return read

    def each(told):
        while told is not None:
            yield told
        yield from stream

    def following():
        told = file.readline.return_value
        return next(stream) if told is None else told

    file.__enter__.return_value = file
    for name in ("write", "read", "readline", "readlines"):
        getattr(file, name).return_value = None
    for name in ("read", "readlines", "readline"):
        getattr(file, name).side_effect = reading(name)
    file.__iter__.side_effect = lambda: each(file.readline.return_value)
    file.__next__.side_effect = following

    def opened(*args, **kwargs):
        nonlocal stream
        stream = kind(read_data)
        return DEFAULT

    mock.side_effect = opened
    mock.return_value = file
    return mock
