"""Attributes and dictionary entries that are others while a test runs."""

import builtins
import contextlib
import functools
import types

from ._autospec import create_autospec
from ._calls import DEFAULT
from ._mocks import AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock, is_mock
from ._specs import (InvalidSpecError, check_typos, instances_callable, is_async, is_callable, is_coroutine_function, is_names)

_MODULE = "unittest.mock"
_active = []
# what functions and classes have again when theirs is deleted, though not the same
_ALWAYS_THERE = "__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__"


def _resolve(path):
    """The object that a path names: the module that the first parts of it name, and attributes for the rest."""
    first, *rest = path.split(".")
    found, imported = __import__(first), first
    for name in rest:
        imported = f"{imported}.{name}"
        if isinstance(found, types.ModuleType):
            try:
                __import__(imported)
            except ImportError:
                pass
        found = getattr(found, name)
    return found


class _Patcher:
    """What all patchers share: they can be started, or decorate functions and classes."""

    __module__ = _MODULE

    def start(self):
        """Patches until `stop`."""
        entered = self.__enter__()
        _active.append(self)
        return entered

    def stop(self):
        if not any(patcher is self for patcher in _active):
            return None
        _active[:] = [patcher for patcher in _active if patcher is not self]
        return self.__exit__(None, None, None)

    def __call__(self, item):
        if isinstance(item, type):
            return self.decorate_class(item)
        if is_coroutine_function(item):
            return self.decorate_async_callable(item)
        return self.decorate_callable(item)

    def decorate_class(self, cls):
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX) and callable(method := getattr(cls, name)):
                setattr(cls, name, self.copy()(method))
        return cls

    def decorate_callable(self, function):
        if self._joined(function):
            return function

        @functools.wraps(function)
        def patched(*args, **kwargs):
            with _entered(patched.patchings, args, kwargs) as (args, kwargs):
                return function(*args, **kwargs)
        patched.patchings = [self]
        return patched

    def decorate_async_callable(self, function):
        if self._joined(function):
            return function

        @functools.wraps(function)
        async def patched(*args, **kwargs):
            with _entered(patched.patchings, args, kwargs) as (args, kwargs):
                return await function(*args, **kwargs)
        patched.patchings = [self]
        return patched

    def _joined(self, function):
        """Whether the function is decorated by a patcher already, that has taken this one too."""
        patchings = getattr(function, "patchings", None)
        if patchings is None:
            return False
        patchings.append(self)
        return True


@contextlib.contextmanager
def _entered(patchings, args, kwargs):
    """Patches, and gives the arguments of the function that is decorated, with the mocks it gets."""
    args, kwargs = list(args), dict(kwargs)
    with contextlib.ExitStack() as stack:
        for patching in patchings:
            entered = stack.enter_context(patching)
            patching.pass_on(entered, args, kwargs)
        yield args, kwargs


class _patch(_Patcher):
    """Replaces an attribute, or with additional_patchers several, of what getter gives."""

    __module__ = _MODULE

    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False):
        if new_callable is not None and new is not DEFAULT:
            raise ValueError("Cannot use 'new' and 'new_callable' together")
        if new_callable is not None and autospec is not None:
            raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            check_typos(kwargs)
        if is_mock(spec):
            raise InvalidSpecError(f"Cannot spec attr {attribute!r} as the spec has already been mocked out. [spec={spec!r}]")
        if is_mock(spec_set):
            raise InvalidSpecError(f"Cannot spec attr {attribute!r} as the spec_set target has already been mocked out. "
                                   f"[spec_set={spec_set!r}]")
        self.target, self.getter, self.attribute, self.new = None, getter, attribute, new
        self.spec, self.create, self.spec_set, self.autospec = spec, create, spec_set, autospec
        self.new_callable, self.kwargs = new_callable, kwargs
        self.has_local, self.attribute_name, self.additional_patchers = False, None, []

    def copy(self):
        made = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        made.attribute_name = self.attribute_name
        made.additional_patchers = [patcher.copy() for patcher in self.additional_patchers]
        return made

    def pass_on(self, entered, args, kwargs):
        if self.attribute_name is not None:
            kwargs.update(entered)
        elif self.new is DEFAULT:
            args.append(entered)

    def get_original(self):
        """The attribute as it is now, and whether the target itself has it."""
        target, name = self.target, self.attribute
        try:
            original, local = target.__dict__[name], True
        except (AttributeError, KeyError):
            original, local = getattr(target, name, DEFAULT), False
        if name in builtins.__dict__ and isinstance(target, types.ModuleType):
            self.create = True
        if original is DEFAULT and not self.create:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, local

    def __enter__(self):
        self.target = self.getter()
        spec, spec_set, autospec = [None if each is False else each for each in (self.spec, self.spec_set, self.autospec)]
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, local = self.get_original()
        new = self.new
        if new is DEFAULT and autospec is None:
            new = self._mock_for(original, spec, spec_set)
        elif autospec is not None:
            new = self._autospecced(original, autospec, bool(spec_set))
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, local
        with contextlib.ExitStack() as stack:
            stack.callback(self._put_back)
            setattr(self.target, self.attribute, new)
            entered = new
            if self.attribute_name is not None:
                entered = {self.attribute_name: new} if self.new is DEFAULT else {}
                for patcher in self.additional_patchers:
                    also = stack.enter_context(patcher)
                    if patcher.new is DEFAULT:
                        entered.update(also)
            # all went well: what undoes it is for __exit__
            self._exit_stack = stack.pop_all()
        return entered

    def _mock_for(self, original, spec, spec_set):
        if spec is True:
            spec, spec_set = (None, original) if spec_set is True else (original, spec_set)
        elif spec is not None and spec_set is True:
            spec, spec_set = None, spec
        elif spec_set is True:
            spec_set = original
        model = spec if spec_set is None else spec_set
        if model is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        kind, options = AsyncMock if spec is None and is_async(original) else MagicMock, {}
        if self.new_callable is not None:
            kind = self.new_callable
        elif model is not None:
            if is_async(model):
                kind = AsyncMock
            elif "__call__" not in model if is_names(model) else not is_callable(model):
                kind = NonCallableMagicMock
        if spec is not None:
            options["spec"] = spec
        if spec_set is not None:
            options["spec_set"] = spec_set
        if isinstance(kind, type) and issubclass(kind, NonCallableMock) and self.attribute:
            options["name"] = self.attribute
        options.update(self.kwargs)
        new = kind(**options)
        if model is not None and isinstance(original, type) and is_mock(new):
            # what a class makes is specified by it too
            if "__call__" not in model if is_names(model) else not instances_callable(model):
                kind = NonCallableMagicMock
            options.pop("name", None)
            new.return_value = kind(_new_parent=new, _new_name="()", **options)
        return new

    def _autospecced(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if is_mock(self.target):
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. "
                                   f"[target={self.target!r}, attr={autospec!r}]")
        if is_mock(autospec):
            name = getattr(self.target, "__name__", self.target)
            raise InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been mocked "
                                   f"out. [target={self.target!r}, attr={autospec!r}]")
        return create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **self.kwargs)

    def _put_back(self):
        target, name = self.target, self.attribute
        if self.is_local and self.temp_original is not DEFAULT:
            setattr(target, name, self.temp_original)
        else:
            delattr(target, name)
            if not self.create and (not hasattr(target, name) or name in _ALWAYS_THERE):
                # some objects, such as proxies, set the attribute of another
                setattr(target, name, self.temp_original)
        del self.temp_original, self.is_local, self.target

    def __exit__(self, *error):
        stack = self._exit_stack
        del self._exit_stack
        return stack.__exit__(*error)


class _patch_dict(_Patcher):
    """Changes a dictionary, or what behaves like one, and puts it back as it was."""

    __module__ = _MODULE

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.clear = in_dict, clear
        self.values = {**dict(values), **kwargs}
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def pass_on(self, entered, args, kwargs):
        """The function knows the dictionary."""

    def decorate_callable(self, function):
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return patched

    def decorate_async_callable(self, function):
        @functools.wraps(function)
        async def patched(*args, **kwargs):
            with self:
                return await function(*args, **kwargs)
        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        target = self.in_dict
        try:
            self._original = target.copy()
        except AttributeError:
            # not a dictionary, but with items
            self._original = {key: target[key] for key in target}
        if self.clear:
            _clear(target)
        _update(target, self.values)
        return target

    def __exit__(self, *error):
        if self._original is not None:
            _clear(self.in_dict)
            _update(self.in_dict, self._original)
            self._original = None
        return False


def _clear(target):
    try:
        target.clear()
    except AttributeError:
        for key in list(target):
            del target[key]


def _update(target, values):
    try:
        target.update(values)
    except AttributeError:
        for key in values:
            target[key] = values[key]


def _get_target(path):
    try:
        owner, attribute = path.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {path!r}")
    return functools.partial(_resolve, owner), attribute


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False, **kwargs):
    """Replaces what the path target names: decorates functions, which get the mock as an argument, and classes, or is entered."""
    getter, attribute = _get_target(target)
    return _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
                  unsafe=False, **kwargs):
    """Replaces an attribute of target."""
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    """Replaces several attributes of target, an object or a path; those that are to be DEFAULT by mocks, which decorated functions
    get by name."""
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    getter = functools.partial(_resolve, target) if type(target) is str else lambda: target
    first, *rest = [_patch(getter, name, new, spec, create, spec_set, autospec, new_callable, {}) for name, new in kwargs.items()]
    for patcher in (first, *rest):
        patcher.attribute_name = patcher.attribute
    first.additional_patchers = rest
    return first


def _stop_all():
    """Ends all patches that `start` began, the last one first."""
    for patcher in reversed([*_active]):
        patcher.stop()


for _function in (patch, _patch_object, _patch_multiple, _stop_all):
    _function.__module__ = _MODULE
del _function

patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stop_all
patch.TEST_PREFIX = "test"
