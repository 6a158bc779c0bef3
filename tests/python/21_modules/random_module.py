"""The random module: a seed gives CPython's numbers."""

import random

random.seed(42)
print(random.random(), random.random())
print([random.randint(1, 6) for _ in range(10)], random.randrange(100), random.randrange(10, 20), random.randrange(0, 100, 5))
print(random.choice("abcdef"), random.choice([1, 2, 3]), random.choices([1, 2, 3], k=5), random.choices("ab", weights=[1, 9], k=6), random.choices("abc", cum_weights=[1, 2, 10], k=3))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.sample(range(100), 5), random.sample("abcdef", 3), random.sample(list(range(30)), 25))
print(random.uniform(1, 10), random.gauss(0, 1), random.normalvariate(0, 1), random.expovariate(1.5), random.triangular(0, 10, 3), random.betavariate(2, 3))
print(random.getrandbits(10), random.getrandbits(64), random.getrandbits(100), random.randint(0, 10**30), random.randbytes(5))
rng = random.Random(7)
other = random.Random(7)
print(rng.random() == other.random(), rng.randint(1, 1000), other.randint(1, 1000))
state = rng.getstate()
first = [rng.random() for _ in range(3)]
rng.setstate(state)
print(first == [rng.random() for _ in range(3)])
for seed in (0, -5, 2**40, "text", b"bytes", 1.5, None.__class__ and 3):
    print(seed, random.Random(seed).random(), random.Random(seed).getrandbits(32))
random.seed("again")
print(random.random())
for code in (lambda: random.choice([]), lambda: random.randrange(0), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.choices([], k=1), lambda: random.shuffle("abc")):
    try:
        print(code())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Dice(random.Random):
    def roll(self):
        return self.randint(1, 6)


print([Dice(1).roll() for _ in range(3)], isinstance(Dice(), random.Random))
