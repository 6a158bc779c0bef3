"""What a sort compares, in which order: a program that counts or prints in `__lt__` sees it."""

import zlib


class Card:
    log = []
    failing = None

    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        Card.log.append((self.rank, other.rank)); assert len(Card.log) != Card.failing, "enough"; return self.rank < other.rank


def numbers(count, below, seed=1):
    for _ in range(count):
        seed = seed * 1103515245 + 12345 & 0x7FFFFFFF
        yield (seed >> 8) % below


def show(name, ranks, **options):
    Card.log.clear()
    cards = [Card(rank) for rank in ranks]
    try:
        cards.sort(**options)
    except AssertionError as error:
        print(error, end=" ")
    ranks = [card.rank for card in cards]
    print(name, len(Card.log), zlib.crc32(repr(Card.log).encode()), zlib.crc32(repr(ranks).encode()))


up = list(range(90))
show("up", up)
show("down", up[::-1])
show("same", [1] * 70)
show("random", numbers(110, 1000))
show("few", numbers(90, 4), reverse=True)
show("saw", up[:40] + up[:40] + up[:20])
show("two runs", up[::2] + up[1::2])
show("low run behind", up[60:] + up[:60])
show("far apart", [n * 10 for n in range(80)] + [n * 10 + 3 for n in range(40, 50)] + [n for n in numbers(9, 800)])
show("blocks", [n // 20 * 20 + 1000 * (n % 2) for n in range(120)])
Card.failing = 400
show("failing", numbers(110, 100, 7))
show("failing reversed", numbers(110, 100, 8), reverse=True)
