"""What mocks answer and remember, and the texts of the assertions about it."""

import asyncio
import re
from unittest.mock import (ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec, mock_open,
                           seal, sentinel)


def show(what, action, *args, **kwargs):
    try:
        text = repr(action(*args, **kwargs))
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
    print(f"{what}:", re.sub(r"id='\d+'", "id=...", text))


class Account:
    rate = 3

    def __init__(self, owner):
        self.owner = owner

    def pay(self, amount, *, note=""):
        return amount

    async def fetch(self, page):
        return page

    @staticmethod
    def parse(text):
        return text

    @classmethod
    def default(cls, kind=None):
        return cls(kind)


def test_assertions():
    mock = Mock()
    for name in ("assert_called", "assert_called_once", "assert_not_called"):
        show(name, getattr(mock, name))
    for name in ("assert_called_with", "assert_called_once_with", "assert_any_call"):
        show(name, getattr(mock, name), 1)
    mock(1)
    mock(2, key=[3])
    mock.part.deep("x")
    for name in ("assert_called", "assert_called_once", "assert_not_called"):
        show(name, getattr(mock, name))
    for name in ("assert_called_with", "assert_called_once_with", "assert_any_call"):
        show(name, getattr(mock, name), 7)
    show("in order", mock.assert_has_calls, [call(1), call(2, key=[3])])
    show("reversed", mock.assert_has_calls, [call(2, key=[3]), call(1)])
    show("any order", mock.assert_has_calls, [call.part.deep("x"), call(1)], any_order=True)
    show("missing", mock.assert_has_calls, [call(9), call(1)], any_order=True)
    show("anything", mock.assert_called_with, ANY, key=ANY)
    show("deep", mock.part.deep.assert_called_once_with, "y")
    for name in ("assert_calld", "assret_called", "asert_called", "called_once"):
        show(name, getattr, mock, name)
    show("unsafe", lambda: Mock(unsafe=True).assert_calld)
    print(mock.mock_calls, mock.method_calls, mock.call_args, mock.call_args.kwargs, mock.call_count)


def test_calls():
    print(call, call.a.b(1).c, call(1)(2), call.a(1).b(k=2).call_list(), call.count(1), call.__len__())
    print(call(1) == call(1), call(1) == ((1,),), call(1) == ((1,), {}), call.a(1) == ("a", (1,)), call() == (), call(1) != call(2))
    print(call.a(1).b() == call.a(2).b(), call(ANY) == call(object()), call(a=1, b=2) == call(b=2, a=1))
    name, args, kwargs = call.f(1, b=2)
    print(name, args, kwargs, sentinel.x is sentinel.x, sentinel.x, DEFAULT, ANY)
    mock = Mock(name="top")
    mock.a.b(1).c(2)
    mock().d()
    print(mock.mock_calls == [call.a.b(1), call.a.b().c(2), call(), call().d()], mock.mock_calls, mock.method_calls)
    show("name", lambda: mock.a.b().c)
    other = Mock()
    mock.attach_mock(other, "late")
    other.go(3)
    mock.own = Mock()
    mock.own(4)
    mock.named = Mock(name="elsewhere")
    mock.named(5)
    print(mock.mock_calls[-2:])
    mock.reset_mock()
    print(mock.mock_calls, other.go.called, mock.called)


def test_results():
    mock = Mock(side_effect=[1, ValueError("no"), DEFAULT], return_value="rest")
    for _ in range(4):
        show("next", mock)
    mock.side_effect = lambda *args: DEFAULT if args else "effect"
    print(mock(), mock(1))
    mock.side_effect = KeyError
    show("raises", mock)
    mock.reset_mock(return_value=True, side_effect=True)
    show("fresh", mock)
    mock.configure_mock(**{"a.b.return_value": 4, "c": 5})
    print(mock.a.b(), mock.c)
    wrapped = Mock(wraps=Account("me"))
    print(wrapped.pay(7), wrapped.pay.call_args, wrapped.mock_calls)
    show("not there", lambda: wrapped.nothing)
    del mock.c
    show("deleted", lambda: mock.c)
    show("not callable", NonCallableMock())
    seal(mock)
    show("sealed", lambda: mock.other)
    show("sealed set", setattr, mock, "other", 1)
    show("known", lambda: mock.a.b())


def test_specs():
    listed = Mock(spec=["x", "y"])
    show("listed", lambda: listed.x)
    show("unlisted", lambda: listed.z)
    strict = Mock(spec_set=Account, name="strict")
    show("strict", lambda: strict)
    show("set", setattr, strict, "balance", 1)
    print(isinstance(strict, Account), strict.__class__.__name__)
    account = create_autospec(Account)
    show("class", lambda: account)
    show("too few", account)
    show("instance", account, "me")
    show("method", account("me").pay)
    show("method", account("me").pay, 3, note="n")
    show("unknown", account("me").pay, 3, other="n")
    account("me").pay.assert_called_once_with(amount=3, note="n")
    show("static", account.parse, 1, 2)
    show("class method", account.default, 1)
    show("attribute", lambda: account.rate)
    show("attribute of it", lambda: account.rate.nothing)
    show("async", lambda: account.fetch)
    function = create_autospec(Account.parse)
    show("function", function)
    function.return_value = 6
    print(function("t"), function.called, function.call_args, function.mock_calls, type(function).__name__)
    show("function with", function.assert_called_with, "u")
    show("cannot fit", function.assert_has_calls, [call()])
    show("mock of mock", create_autospec, Mock())
    show("typo", create_autospec, Account, auto_spec=True)


def test_magic():
    mock = MagicMock()
    print(len(mock), int(mock), float(mock), complex(mock), bool(mock), list(mock), 1 in mock, mock == mock, mock == 1, mock != 1)
    show("add", lambda: mock + 1)
    show("item", lambda: mock["k"])
    show("less", lambda: mock < 1)
    mock.__len__.return_value = 3
    mock.__getitem__.side_effect = {"a": 1}.__getitem__
    mock.__iter__.return_value = [1, 2]
    mock.__str__ = lambda self: "text"
    mock.__lt__ = lambda self, other: other == 5
    mock.__enter__.return_value = "entered"
    with mock as entered:
        print(entered)
    print(len(mock), mock["a"], [*mock], [*mock], str(mock), mock < 5, mock.__getitem__.mock_calls)
    show("missing", lambda: mock["b"])
    mock.__exit__.assert_called_once_with(None, None, None)
    show("spec", len, MagicMock(spec=int))
    show("plain", len, Mock())
    show("unsupported", setattr, mock, "__getattr__", 1)
    del mock.__len__
    show("deleted", len, mock)
    kind = type(mock)
    kind.size = PropertyMock(return_value=8)
    print(mock.size, kind.__dict__["size"].mock_calls)
    opened = mock_open(read_data="one\ntwo\n")
    with opened("name") as file:
        print(file.readline(), file.read(), file.write("x"))
    print([*opened()], opened.mock_calls)


async def test_awaits():
    mock = AsyncMock(side_effect=[1, ValueError("no")])
    show("not yet", mock.assert_awaited)
    coroutine = mock("a")
    print(mock.call_count, mock.await_count, asyncio.iscoroutinefunction(mock))
    print(await coroutine, mock.await_count, mock.await_args)
    for error in (ValueError, StopAsyncIteration):
        try:
            await mock("b")
        except error as caught:
            print(type(caught).__name__, caught)
    show("with", mock.assert_awaited_with, "c")
    show("once", mock.assert_awaited_once)
    show("never", mock.assert_not_awaited)
    show("any", mock.assert_any_await, "z")
    show("all", mock.assert_has_awaits, [call("b"), call("a")])
    account = create_autospec(Account)("me")
    account.fetch.return_value = "page"
    print(await account.fetch(page=1))
    account.fetch.assert_awaited_once_with(1)
    show("signature", account.fetch)
    manager = MagicMock()
    manager.__aenter__.return_value = "inside"
    manager.__aiter__.return_value = [1, 2]
    async with manager as inside:
        print(inside, [each async for each in manager], manager.__aexit__.await_count)
    print(manager.__aexit__.await_count)


for test in (test_assertions, test_calls, test_results, test_specs, test_magic):
    print("#", test.__name__)
    test()
asyncio.run(test_awaits())
