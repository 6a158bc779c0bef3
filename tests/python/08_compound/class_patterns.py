"""Patterns that programs use: observers, visitors, state machines, builders, mixins, enumerations by hand, iterators."""


class Observable:
    def __init__(self):
        self._observers = {}

    def on(self, event, callback=None):
        def register(function):
            self._observers.setdefault(event, []).append(function)
            return function

        return register(callback) if callback else register

    def fire(self, event, *args):
        return [callback(*args) for callback in self._observers.get(event, [])]


bus = Observable()
bus.on("sum", lambda a, b: a + b)


@bus.on("sum")
def product(a, b):
    return a * b


print(bus.fire("sum", 3, 4), bus.fire("nothing"))


class Expr:
    def accept(self, visitor):
        return getattr(visitor, "visit_" + type(self).__name__.lower())(self)


class Num(Expr):
    def __init__(self, value):
        self.value = value


class BinOp(Expr):
    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right


class Evaluator:
    operations = {"+": lambda a, b: a + b, "*": lambda a, b: a * b, "-": lambda a, b: a - b}

    def visit_num(self, node):
        return node.value

    def visit_binop(self, node):
        return self.operations[node.op](node.left.accept(self), node.right.accept(self))


class Printer(Evaluator):
    def visit_num(self, node):
        return str(node.value)

    def visit_binop(self, node):
        return f"({node.left.accept(self)} {node.op} {node.right.accept(self)})"


tree = BinOp("+", Num(2), BinOp("*", Num(3), BinOp("-", Num(10), Num(4))))
print(tree.accept(Printer()), "=", tree.accept(Evaluator()))


class State:
    transitions = {}

    def __init_subclass__(cls):
        State.transitions[cls.__name__] = cls

    def next(self, event):
        name = getattr(self, "on_" + event, lambda: type(self).__name__)()
        return State.transitions[name]()


class Closed(State):
    def on_open(self):
        return "Open"

    def on_lock(self):
        return "Locked"


class Open(State):
    def on_close(self):
        return "Closed"


class Locked(State):
    def on_unlock(self):
        return "Closed"


state = Closed()
path = [type(state).__name__]
for event in ("open", "lock", "close", "lock", "open", "unlock", "open"):
    state = state.next(event)
    path.append(type(state).__name__)
print(" > ".join(path))


class EnumMeta(type):
    def __new__(mcls, name, bases, namespace):
        members = {k: v for k, v in namespace.items() if k.isupper()}
        cls = super().__new__(mcls, name, bases, {k: v for k, v in namespace.items() if k not in members})
        cls._members = {}
        for key, value in members.items():
            member = object.__new__(cls)
            member.name, member.value = key, value
            cls._members[key] = member
            setattr(cls, key, member)
        return cls

    def __iter__(cls):
        return iter(cls._members.values())

    def __len__(cls):
        return len(cls._members)

    def __getitem__(cls, name):
        return cls._members[name]

    def __call__(cls, value):
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{value!r} is not a {cls.__name__}")


class Enum(metaclass=EnumMeta):
    def __repr__(self):
        return f"{type(self).__name__}.{self.name}"


class Colour(Enum):
    RED = 1
    GREEN = 2

    def mix(self):
        return f"{self.name.lower()}ish"


print(list(Colour), Colour.RED, Colour(2), Colour["GREEN"] is Colour.GREEN, len(Colour), Colour.RED.mix(), isinstance(Colour.RED, Colour))
try:
    Colour(3)
except ValueError as error:
    print(error)


class Comparable:
    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __le__(self, other):
        return not other < self

    def __hash__(self):
        return hash(self.key())


class Printable:
    def __repr__(self):
        return f"{type(self).__name__}{self.key()}"


class Point(Comparable, Printable):
    def __init__(self, x, y):
        self.x, self.y = x, y

    def key(self):
        return (self.x, self.y)

    def __iter__(self):
        yield self.x
        yield self.y


points = [Point(2, 1), Point(1, 5), Point(1, 2)]
print(sorted(points), max(points), Point(1, 2) in points, len({*points, Point(2, 1)}), points[0] >= points[1], dict([points[0], points[1]]))
x, y = points[0]
print(x, y, [*points[1]], (lambda a, b: a - b)(*points[2]))


class Pool:
    def __init__(self, make, size):
        self.free = [make(i) for i in range(size)]
        self.used = set()

    def __enter__(self):
        item = self.free.pop()
        self.used.add(item)
        self.current = item
        return item

    def __exit__(self, *exc):
        self.used.discard(self.current)
        self.free.append(self.current)


pool = Pool(lambda i: f"conn{i}", 2)
with pool as one:
    print(one, len(pool.free), pool.used)
print(len(pool.free), pool.used)


class Trie:
    def __init__(self):
        self.root = {}

    def insert(self, word):
        node = self.root
        for char in word:
            node = node.setdefault(char, {})
        node["$"] = True

    def words(self, prefix="", node=None):
        node = self.root if node is None else node
        for char, child in sorted(node.items()):
            if char == "$":
                yield prefix
            else:
                yield from self.words(prefix + char, child)

    def __contains__(self, word):
        node = self.root
        for char in word:
            if char not in node:
                return False
            node = node[char]
        return "$" in node


trie = Trie()
for word in "to tea ten i in inn".split():
    trie.insert(word)
print(list(trie.words()), "tea" in trie, "te" in trie, "x" in trie)


class LRU:
    def __init__(self, size):
        self.size, self.data, self.hits = size, {}, 0

    def get(self, key, compute):
        if key in self.data:
            self.hits += 1
            self.data[key] = self.data.pop(key)
        else:
            self.data[key] = compute(key)
            if len(self.data) > self.size:
                del self.data[next(iter(self.data))]
        return self.data[key]


cache = LRU(2)
print([cache.get(k, lambda k: k * k) for k in (1, 2, 1, 3, 2, 1, 1)], cache.hits, cache.data)
