"""types: SimpleNamespace, MappingProxyType, DynamicClassAttribute, new_class, and the names of types."""

import types

n = types.SimpleNamespace(a=1, b="x")
n.c = [n.a]
del n.a
print(n, n == types.SimpleNamespace(b="x", c=[1]), n.__dict__, types.SimpleNamespace(), types.SimpleNamespace(**{"odd name": 1}), n != 5)
n.me = n
print(n)
proxy = types.MappingProxyType({"a": 1, "b": 2})
print(proxy, proxy["a"], len(proxy), list(proxy), proxy == {"a": 1, "b": 2}, "a" in proxy, proxy.get("z"), proxy.copy(), proxy | {"c": 3}, {"c": 3} | proxy, list(reversed(proxy)), proxy.items())
for action in ("proxy['a'] = 1", "del proxy['a']", "proxy.update({})", "types.MappingProxyType(5)", "types.MappingProxyType([1])", "hash(proxy)", "types.SimpleNamespace(1)", "types.SimpleNamespace(**{1: 2})", "proxy['z']"):
    try:
        exec(action)
        print(action, "fine")
    except (TypeError, AttributeError, KeyError) as error:
        print(action, "->", type(error).__name__, error)


def generator():
    yield


async def coroutine():
    pass


class A:
    def method(self):
        pass

    slot = property(lambda self: 1)


c = coroutine()
for name, value in (("FunctionType", generator), ("LambdaType", lambda: 1), ("GeneratorType", generator()), ("CoroutineType", c), ("MethodType", A().method), ("BuiltinFunctionType", len), ("ModuleType", types), ("CodeType", generator.__code__), ("NoneType", None), ("EllipsisType", ...), ("NotImplementedType", NotImplemented),
                    ("MethodWrapperType", (1).__add__), ("WrapperDescriptorType", int.__add__), ("MethodDescriptorType", str.upper), ("ClassMethodDescriptorType", dict.__dict__["fromkeys"]), ("GetSetDescriptorType", type.__dict__["__doc__"]), ("GenericAlias", list[int]), ("UnionType", int | str), ("MappingProxyType", A.__dict__), ("CellType", (lambda x: lambda: x)(1).__closure__[0])):
    print(name, isinstance(value, getattr(types, name)), getattr(types, name).__name__)
c.close()
Made = types.new_class("Made", (A,), {}, lambda namespace: namespace.update(x=5))
print(Made, Made.x, Made.__bases__, types.prepare_class("P", (A,))[0].__name__, types.MethodType(lambda self, k: (self, k), 1)(2))
