"""enum.Flag, IntFlag, IntEnum, StrEnum."""

import enum


class Perm(enum.Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W


class Num(enum.IntEnum):
    ONE = 1
    TWO = 2


class Bits(enum.IntFlag):
    A = enum.auto()
    B = enum.auto()
    C = enum.auto()


class Word(enum.StrEnum):
    HELLO = enum.auto()
    BYE = "bye!"


print(Perm.R | Perm.W, repr(Perm.R | Perm.X), Perm.RW, Perm.R in Perm.RW, Perm.X in Perm.RW, Perm(0), repr(Perm(0)), Perm(7), ~Perm.R, Perm.R & Perm.W, Perm.R ^ Perm.RW, list(Perm), list(Perm.RW), len(Perm.RW), bool(Perm(0)), Perm["RW"], Perm.RW.value, Perm.RW.name, (Perm.R | Perm.X).name)
print(Num.ONE, repr(Num.TWO), Num.ONE + 1, Num.ONE < Num.TWO, Num(1), sorted([Num.TWO, Num.ONE]), f"{Num.ONE}", f"{Num.ONE:03d}", "%d" % Num.TWO, Num.ONE == 1, [10, 20, 30][Num.ONE], Num.TWO ** 3, type(Num.ONE + Num.TWO), int(Num.TWO), {1: "a"}[Num.ONE])
print(Bits.A | Bits.B, repr(Bits.A | Bits.C), Bits(5), Bits.A | 8, repr(Bits(9)), ~Bits.A, Bits.A + 1, [b.value for b in Bits], Bits.A & 3, int(Bits.C), Bits(0), 1 in Bits.A | Bits.B if False else Bits.A in (Bits.A | Bits.B), -1 & Bits.B)
print(Word.HELLO, repr(Word.BYE), Word.HELLO + "x", Word("bye!"), Word.HELLO.upper(), f"{Word.BYE:>6}", Word.HELLO == "hello", "-".join(Word), len(Word.BYE))
for action in (lambda: Perm(8), lambda: Perm("x"), lambda: Perm.R | 1, lambda: Perm.R < Perm.W, lambda: Num(5), lambda: Word("no"), lambda: Perm.R + 1, lambda: 1 in Perm.R):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
