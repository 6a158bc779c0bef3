"""random: the numbers of a seed, for every function."""

import warnings

warnings.simplefilter("ignore")
import random

r = random.Random(42)
print(r.random(), r.uniform(1, 10), r.randint(1, 6), r.randrange(100), r.randrange(0, 100, 7), r.randrange(10 ** 30), r.getrandbits(70), r.randbytes(5), r.choice("abcdef"), r.triangular(0, 10, 3))
items = list(range(10))
r.shuffle(items)
print(items, r.sample(range(100), 5), r.sample("abc", 3), r.choices("abc", k=5), r.choices([1, 2, 3], weights=[1, 0, 5], k=5), r.choices("xy", cum_weights=[1, 3], k=4), r.sample([1, 2], k=3, counts=[2, 2]))
print(r.gauss(0, 1), r.gauss(), r.normalvariate(5, 2), r.lognormvariate(0, 1), r.expovariate(1.5), r.betavariate(2, 3), r.gammavariate(2, 1), r.gammavariate(0.5, 1), r.vonmisesvariate(0, 4), r.paretovariate(3), r.weibullvariate(1, 1.5))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], state[0], len(state[1]), state[2])
for seed in (0, -5, 10 ** 40, "text", b"bytes", bytearray(b"ba"), 1.5, "é"):
    print(seed, random.Random(seed).random(), end="; ")
print()
random.seed(7)
print(random.random(), random.randint(1, 100), random.choice([1, 2, 3]), random.sample(range(10), 3))
for action in (lambda: r.randrange(0), lambda: r.randint(5, 1), lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.sample({1, 2}, 1), lambda: r.choices([1], weights=[1, 2]), lambda: r.choices([], k=1), lambda: r.getrandbits(-1), lambda: r.randrange(1.5), lambda: r.randrange(1, 5, 0), lambda: r.shuffle((1, 2)), lambda: r.choices([1, 2], weights=[0, 0]), lambda: r.sample([1, 2], -1), lambda: r.seed([]), lambda: r.randrange("a"), lambda: r.choices("ab", weights=[1], cum_weights=[1]), lambda: r.sample(5, 1), lambda: r.setstate(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
