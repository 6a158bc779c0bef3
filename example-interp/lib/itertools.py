"""Iterator building blocks."""

import operator as _operator


class count:
    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, (str, list, tuple)):
            raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        yield from saved


class repeat:
    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if self._left <= 0:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        if self._left is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._left})"


_none = object()


def accumulate(iterable, func=None, *, initial=None):
    if func is None:
        func = _operator.add
    iterator = iter(iterable)
    total = initial
    if initial is None:
        total = next(iterator, _none)
        if total is _none:
            return
    yield total
    for item in iterator:
        total = func(total, item)
        yield total


class chain:
    def __init__(self, *iterables):
        self._iterables = iter(iterables)
        self._active = iter(())

    @classmethod
    def from_iterable(cls, iterables):
        self = cls()
        self._iterables = iter(iterables)
        return self

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            for item in self._active:
                return item
            self._active = iter(next(self._iterables))


def compress(data, selectors):
    return (item for item, keep in zip(data, selectors) if keep)


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    yield from iterator


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable):
    if predicate is None:
        predicate = bool
    for item in iterable:
        if not predicate(item):
            yield item


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def islice(iterable, *args):
    s = slice(*args)
    for value in (s.start, s.stop):
        if value is not None and (not isinstance(value, int) or value < 0):
            what = "Stop argument" if len(args) == 1 else "Indices"
            if len(args) == 1:
                raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
            raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if s.step is not None and (not isinstance(s.step, int) or s.step < 1):
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), s.start or 0, s.stop, s.step or 1)


def _islice(iterator, start, stop, step):
    place = 0
    wanted = start
    if stop is not None and stop <= start:
        # As many items are consumed as the start says.
        while place < start:
            if next(iterator, _none) is _none:
                return
            place += 1
        return
    while stop is None or wanted < stop:
        while place <= wanted:
            item = next(iterator, _none)
            if item is _none:
                return
            place += 1
        yield item
        wanted += step
    if stop is not None:
        while place < stop:
            if next(iterator, _none) is _none:
                return
            place += 1


def pairwise(iterable):
    iterator = iter(iterable)
    a = next(iterator, _none)
    if a is _none:
        return
    for b in iterator:
        yield a, b
        a = b


def tee(iterable, n=2):
    if n < 0:
        raise ValueError("n must be >= 0")
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]

    def generate(own):
        place = 0
        while True:
            if place >= len(own):
                item = next(iterator, _none)
                if item is _none:
                    return
                for queue in queues:
                    queue.append(item)
            item = own[place]
            place += 1
            if place > 64:
                del own[:place]
                place = 0
            yield item

    return tuple([generate(queue) for queue in queues])


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(it) for it in iterables]
    active = len(iterators)
    if not active:
        return
    while True:
        values = []
        for i, iterator in enumerate(iterators):
            value = next(iterator, _none) if iterator is not None else _none
            if value is _none:
                if iterator is not None:
                    active -= 1
                    iterators[i] = None
                    if not active:
                        return
                value = fillvalue
            values.append(value)
        yield tuple(values)


class groupby:
    def __init__(self, iterable, key=None):
        self._iterator = iter(iterable)
        self._key = key
        self._target = self._current_key = self._value = _none
        self._group = None

    def __iter__(self):
        return self

    def _advance(self):
        self._value = next(self._iterator)
        self._current_key = self._value if self._key is None else self._key(self._value)

    def __next__(self):
        self._group = None
        if self._current_key is _none:
            self._advance()
        else:
            while self._target is not _none and self._current_key == self._target:
                self._advance()
        self._target = self._current_key
        self._group = group = _Group(self, self._target)
        return self._current_key, group


class _Group:
    def __init__(self, parent, key):
        self._parent = parent
        self._key = key

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if parent._group is not self:
            raise StopIteration
        if parent._value is _none:
            parent._advance()
        if not parent._current_key == self._key:
            raise StopIteration
        value = parent._value
        parent._value = _none
        return value


def product(*iterables, repeat=1):
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    pools = [tuple(pool) for pool in iterables] * repeat
    return _product(pools)


def _product(pools):
    if not all(pools):
        return
    n = len(pools)
    places = [0] * n
    while True:
        yield tuple([pool[i] for pool, i in zip(pools, places)])
        for at in range(n - 1, -1, -1):
            places[at] += 1
            if places[at] < len(pools[at]):
                break
            places[at] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r
    if r < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, n, r)


def _permutations(pool, n, r):
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in range(r - 1, -1, -1):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = n - cycles[i]
                indices[i], indices[j] = indices[j], indices[i]
                yield tuple([pool[k] for k in indices[:r]])
                break
        else:
            return


def combinations(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    pool = tuple(iterable)
    return _combinations(pool, len(pool), r)


def _combinations(pool, n, r):
    if r > n:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        at = r - 1
        while at >= 0 and indices[at] == at + n - r:
            at -= 1
        if at < 0:
            return
        indices[at] += 1
        for j in range(at + 1, r):
            indices[j] = indices[j - 1] + 1


def combinations_with_replacement(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    pool = tuple(iterable)
    return _combinations_with_replacement(pool, len(pool), r)


def _combinations_with_replacement(pool, n, r):
    if not n and r:
        return
    indices = [0] * r
    while True:
        yield tuple([pool[i] for i in indices])
        at = r - 1
        while at >= 0 and indices[at] == n - 1:
            at -= 1
        if at < 0:
            return
        indices[at:] = [indices[at] + 1] * (r - at)
