"""Set algebra with every kind of operand, in place and not; operators want sets, methods take iterables."""

a, b = {1, 2, 3}, frozenset({2, 3, 4})
for name in ("union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"):
    results = []
    for operand in (b, [2, 9], "", {2: 0}, range(3), iter((1, 5))):
        result = getattr(a, name)(operand)
        results.append(sorted(result) if isinstance(result, (set, frozenset)) else result)
    print(name, results)
for symbol in ("|", "&", "-", "^", "<", "<=", ">", ">=", "==", "!="):
    left, right = eval(f"a {symbol} b"), eval(f"b {symbol} a")
    print(symbol, type(left).__name__, sorted(left) if isinstance(left, set) else left, type(right).__name__, sorted(right) if isinstance(right, frozenset) else right)
for name, operand in (("update", [9]), ("intersection_update", [1, 9]), ("difference_update", "x"), ("symmetric_difference_update", [1, 7])):
    target = set(a)
    print(name, getattr(target, name)(operand), sorted(target))
for symbol in ("|=", "&=", "-=", "^="):
    target = kept = set(a)
    frozen = kept_frozen = frozenset(a)
    exec(f"target {symbol} b; frozen {symbol} b")
    print(symbol, sorted(target), target is kept, sorted(frozen), frozen is kept_frozen, type(frozen).__name__)
print(a.union([4], [5], (6,)) == {1, 2, 3, 4, 5, 6}, a.intersection([1, 2], [2]), a.difference([1], [2]), set().union(), a.union() == a, a.union() is a, frozenset(b) is b, b.copy() is b, a.copy() is a)
for action in ("a | [1]", "a & 'x'", "a - (1,)", "a < [1]", "a.union(5)", "a.add([])", "a.remove(9)", "set().pop()", "{[]}", "set(5)", "set(1, 2)", "hash(a)", "{a: 1}", "b.add(1)", "a.symmetric_difference([1], [2])", "a.discard([])", "a |= [1]", "a[0]", "[] in a", "a + b", "frozenset([[]])", "a.update(1)", "b.__ior__", "a <= 3", "a.issubset(3)"):
    try:
        exec(f"print({action!r}, {action})" if "=" not in action or "<=" in action else action)
    except (TypeError, KeyError, AttributeError) as error:
        print(action, "->", type(error).__name__, error)
print(a.discard(99), {1} in {frozenset({1})}, frozenset({1}) == {1}, hash(frozenset({1, 2})) == hash(frozenset([2, 1])), {frozenset(): 1}[frozenset()], len({1, 1.0, True}), set("hello") == set("olleh"))
