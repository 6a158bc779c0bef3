"""Patches as decorators, context managers and by hand: what is there during them, and that all is as it was after them."""

import asyncio
import os
import re
import sys
import unittest
from unittest.mock import DEFAULT, AsyncMock, MagicMock, PropertyMock, call, mock_open, patch


def show(what, action, *args, **kwargs):
    try:
        text = repr(action(*args, **kwargs))
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
    print(f"{what}:", re.sub(r"id='\d+'", "id=...", text))


class Shop:
    price = 4

    def sell(self, count):
        return count * self.price

    @classmethod
    def open(cls, where="here"):
        return where

    @staticmethod
    def add(a, b):
        return a + b

    @property
    def name(self):
        return "shop"

    async def order(self, what):
        return what


def state():
    return {name: value for name, value in vars(Shop).items() if not name.startswith("__")}


before = state()


@patch("os.getcwd", return_value="/patched")
@patch.object(Shop, "price", 10)
@patch.object(Shop, "sell")
def decorated(first, sell, getcwd, *, key="k"):
    """Documentation."""
    return first, os.getcwd(), Shop.price, Shop().sell is sell, getcwd.mock_calls, key


print(decorated("x"), decorated.__name__, decorated.__doc__)

with patch("__main__.Shop") as shop:
    shop.return_value.sell.return_value = 5
    print(Shop().sell(2), shop.mock_calls)
    show("mock", lambda: shop)
with patch("__main__.Shop", autospec=True) as shop:
    show("call", Shop, 1)
    show("method", Shop().sell)
    show("unknown", lambda: Shop().nothing)
with patch.object(Shop, "sell", autospec=True, return_value=1) as sell:
    mine = Shop()
    print(mine.sell(3), sell.call_args == call(mine, 3), type(sell).__name__)
    show("signature", mine.sell)
with patch.object(Shop, "open", autospec=True) as opened, patch.object(Shop, "add", autospec=True) as add:
    Shop.open("there")
    Shop().add(1, 2)
    print(opened.mock_calls, add.mock_calls)
with patch.object(Shop, "name", new_callable=PropertyMock, return_value="other") as name:
    print(Shop().name, name.mock_calls)
with patch.multiple(Shop, price=1, sell=DEFAULT) as mocks:
    print(Shop.price, sorted(mocks), Shop.sell is mocks["sell"])
with patch.object(Shop, "order") as order:
    print(isinstance(order, AsyncMock))
with patch("__main__.print", create=True) as printed, patch("builtins.open", mock_open(read_data="data")):
    print(open("file").read())
print(printed.mock_calls)

numbers = {"one": 1}
with patch.dict(numbers, {"two": 2}, three=3) as same:
    print(numbers, same is numbers)
with patch.dict("__main__.numbers", clear=True):
    print(numbers)
with patch.dict("os.environ", REVDB_MOCK="set"):
    print(os.environ["REVDB_MOCK"])
print(numbers, "REVDB_MOCK" in os.environ)

patchers = [patch.object(Shop, "price", 7), patch("os.getcwd")]
show("not started", patchers[0].stop)
show("started", lambda: [patcher.start() for patcher in patchers])
print(Shop.price)
show("stopped", patchers[0].stop)
patch.stopall()
print(Shop.price, isinstance(os.getcwd, MagicMock))
try:
    with patch.object(Shop, "price", 8):
        raise KeyError(Shop.price)
except KeyError as error:
    print("left by", error)

show("no dots", patch, "name")
show("no module", patch("no_such_module.x").start)
show("no attribute", patch.object(Shop, "nothing").start)
show("text", patch.object, "os.path", "x")
show("both", patch.object, Shop, "sell", 1, new_callable=MagicMock)
show("spec and autospec", patch.object(Shop, "sell", spec=True, autospec=True).start)
show("arguments", patch.object(Shop, "sell", 1, name="x").start)
show("nothing", patch.multiple, Shop)
show("typo", patch.object, Shop, "sell", autospect=True)
with patch.object(Shop, "nothing", create=True):
    print(hasattr(Shop, "nothing"))
print(hasattr(Shop, "nothing"), state() == before)


@patch.object(Shop, "price", 20)
@patch.object(Shop, "sell")
class Decorated(unittest.TestCase):
    def test_one(self, sell):
        sell.return_value = Shop.price
        self.assertEqual(self.sold(), 20)

    def test_failing(self, sell):
        sell(1)
        sell.assert_called_once_with(2)

    def sold(self):
        return Shop().sell(1)


class Awaiting(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        steps.append("set up")

    async def asyncSetUp(self):
        steps.append("set up async")
        self.addAsyncCleanup(self.clean, 1)

    async def clean(self, number):
        steps.append(f"cleanup {number}")

    async def asyncTearDown(self):
        steps.append("tear down async")

    def tearDown(self):
        steps.append("tear down")

    @patch.object(Shop, "order", return_value="ordered")
    async def test_order(self, order):
        self.assertEqual(await Shop().order(1), "ordered")
        order.assert_awaited_once_with(1)
        await asyncio.sleep(0)
        steps.append("test")

    async def test_wrong(self):
        self.assertEqual(await Shop().order(1), 2)


steps = []
result = unittest.TestResult()
for case in (Decorated, Awaiting):
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
print(result, [(test.id(), text.strip().splitlines()[-1:]) for test, text in result.failures], result.errors)
print(steps, state() == before, sys.modules["os"] is os)
