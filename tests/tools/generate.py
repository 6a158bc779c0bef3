"""Writes a random Python program: `generate.py SEED`.  For comparing interpreters, above all their stop points.

Programs end soon, print what they do, and are the same for the same seed.  They nest every kind of statement in every
other, in ways that nobody would write by hand; that is where line events go wrong.
"""

import random
import sys

NAMES = "abcdxyz"


class Generator:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.functions = []
        self.in_loop = 0
        self.in_function = False
        self.in_generator = False
        self.budget = 60
        self.fresh = 0

    def emit(self, text):
        self.lines.append("    " * self.indent + text)

    def name(self):
        return self.rng.choice(NAMES)

    def new(self, prefix):
        self.fresh += 1
        return f"{prefix}{self.fresh}"

    def expression(self, depth=2):
        rng = self.rng
        choice = rng.randrange(17 if depth > 0 else 3)
        sub = lambda: self.expression(depth - 1)
        if choice < 2:
            return str(rng.randrange(-3, 10))
        if choice == 2:
            return self.name()
        if choice == 3:
            return f"({sub()} {rng.choice(['+', '-', '*'])} {sub()})"
        if choice == 4:
            return f"({sub()} {rng.choice(['//', '%'])} {sub()})"
        if choice == 5:
            return f"({sub()} if {self.condition()} else {sub()})"
        if choice == 6:
            return f"[{sub()}, {sub()}][{rng.choice(['0', '1', '-1', '2'])}]"
        if choice == 7:
            return f"sum([{self.fresh_var()} * {sub()} for {self.last_var} in range({rng.randrange(4)}) if {self.condition()}])"
        if choice == 8:
            return f"max({sub()}, {sub()})"
        if choice == 9 and self.functions:
            name, arity = rng.choice(self.functions)
            return f"{name}({', '.join(sub() for _ in range(arity))})"
        if choice == 10:
            return f"(lambda p, q={sub()}: p + q)({sub()})"
        if choice == 11:
            return f"sum({self.fresh_var()} for {self.last_var} in [{sub()}, {sub()}])"
        if choice == 12:
            return f"int({self.condition()})"
        if choice == 13:
            return f"len(f'{{{self.name()}}}{{{self.name()}:>4}}')"
        if choice == 14:
            return f"{{{sub()}: {sub()}, 'k': {sub()}}}['k']"
        if choice == 15:
            # Over several lines.
            inner = "    " * (self.indent + 1)
            return f"sum([\n{inner}{sub()},\n{inner}{sub()},\n{'    ' * self.indent}])"
        return f"abs({sub()})"

    def fresh_var(self):
        self.last_var = self.new("v")
        return self.last_var

    def condition(self):
        rng = self.rng
        simple = lambda: f"{self.name()} {rng.choice(['<', '>', '==', '!=', '<=', '>='])} {rng.randrange(-2, 8)}"
        choice = rng.randrange(8)
        if choice == 0:
            return f"{simple()} and {simple()}"
        if choice == 1:
            return f"{simple()} or {simple()}"
        if choice == 2:
            return f"not {simple()}"
        if choice == 3:
            return f"{rng.randrange(3)} < {self.name()} < {rng.randrange(4, 9)}"
        if choice == 4:
            return rng.choice(["True", "False", "0", "1", "None", "[]"])
        if choice == 5:
            return f"{self.name()} in ({rng.randrange(5)}, {rng.randrange(5)})"
        return simple()

    def block(self, depth):
        self.indent += 1
        for _ in range(self.rng.randrange(1, 4)):
            self.statement(depth)
        self.indent -= 1

    def statement(self, depth):
        rng = self.rng
        self.budget -= 1
        if self.budget < 0 or depth <= 0:
            return self.simple()
        kinds = [self.simple] * 5 + [self.if_, self.for_, self.while_, self.try_, self.try_, self.with_, self.def_, self.class_, self.loop_over_generator]
        kind = rng.choice(kinds)
        if kind == self.simple:
            kind()
        else:
            kind(depth - 1)

    def simple(self):
        rng = self.rng
        choice = rng.randrange(16)
        if choice < 4:
            self.emit(f"{self.name()} = {self.expression()}")
        elif choice == 4:
            self.emit(f"{self.name()} {rng.choice(['+=', '-=', '*='])} {self.expression(1)}")
        elif choice < 7:
            self.emit(f"print({self.name()}, {self.expression()})")
        elif choice == 7:
            self.emit(f"{self.name()}, {self.name()} = {self.expression(1)}, {self.expression(1)}")
        elif choice == 8:
            self.emit(f"assert {self.condition()}, 'failed'" if rng.random() < 0.3 else "pass")
        elif choice == 9 and self.in_loop:
            self.emit(rng.choice(["break", "continue"]))
        elif choice == 10 and self.in_function:
            self.emit("return" if self.in_generator or rng.random() < 0.2 else f"return {self.expression()}")
        elif choice == 11:
            self.emit(f"raise {rng.choice(['ValueError', 'KeyError', 'TypeError'])}({self.expression(0)})" if rng.random() < 0.4 else "'a string'")
        elif choice == 12 and self.in_generator:
            self.emit(f"{self.name()} = yield {self.expression(1)}\n{'    ' * self.indent}{self.name()} = 1" if rng.random() < 0.3 else f"yield {self.expression(1)}")
        elif choice == 13:
            self.emit(f"{self.name()} = 1; {self.name()} = {self.expression(1)}")
        elif choice == 14:
            self.emit(f"if {self.condition()}: {self.name()} = {self.expression(1)}")
        else:
            self.emit(f"print({self.expression()})")

    def if_(self, depth):
        self.emit(f"if {self.condition()}:")
        self.block(depth)
        for _ in range(self.rng.randrange(3)):
            self.emit(f"elif {self.condition()}:")
            self.block(depth)
        if self.rng.random() < 0.5:
            self.emit("else:")
            self.block(depth)

    def loop(self, head, depth):
        self.emit(head)
        self.in_loop += 1
        self.block(depth)
        self.in_loop -= 1
        if self.rng.random() < 0.3:
            self.emit("else:")
            self.block(depth)

    def for_(self, depth):
        over = self.rng.choice([f"range({self.rng.randrange(4)})", f"[{self.expression(1)}, {self.expression(1)}]", f"(w for w in range({self.rng.randrange(4)}))"])
        self.loop(f"for {self.name()} in {over}:", depth)

    def while_(self, depth):
        counter = self.new("n")
        self.emit(f"{counter} = 0")
        condition = f"{counter} < {self.rng.randrange(1, 4)}" if self.rng.random() < 0.7 else "True"
        self.emit(f"while {condition}:")
        self.in_loop += 1
        self.indent += 1
        self.emit(f"{counter} += 1")
        if condition == "True":
            self.emit(f"if {counter} > 3: break")
        self.indent -= 1
        self.block(depth)
        self.in_loop -= 1
        if self.rng.random() < 0.3:
            self.emit("else:")
            self.block(depth)

    def try_(self, depth):
        rng = self.rng
        self.emit("try:")
        self.block(depth)
        handlers = rng.randrange(3)
        kinds = rng.sample(["ValueError", "(KeyError, ZeroDivisionError)", "TypeError as e", "Exception as e", "IndexError"], handlers)
        for kind in kinds:
            self.emit(f"except {kind}:")
            self.block(depth)
        if handlers and rng.random() < 0.3:
            self.emit("else:")
            self.block(depth)
        if not handlers or rng.random() < 0.4:
            self.emit("finally:")
            loop, function = self.in_loop, self.in_function
            self.block(depth)
            self.in_loop, self.in_function = loop, function

    def with_(self, depth):
        names = ", ".join(f"Manager({self.rng.randrange(2)})" + self.rng.choice(["", f" as {self.name()}"]) for _ in range(self.rng.randrange(1, 3)))
        self.emit(f"with {names}:")
        self.block(depth)

    def def_(self, depth):
        rng = self.rng
        name, arity = self.new("f"), rng.randrange(3)
        generator = rng.random() < 0.3
        if rng.random() < 0.2:
            self.emit("@decorate")
        self.emit(f"def {name}({', '.join(rng.sample(NAMES, arity))}{', ' if arity else ''}*rest):")
        saved = self.in_loop, self.in_function, self.in_generator
        self.in_loop, self.in_function, self.in_generator = 0, True, generator
        self.indent += 1
        if rng.random() < 0.3:
            self.emit('"""Documented."""')
        for local in NAMES:
            if rng.random() < 0.8:
                self.emit(f"{local} = {rng.randrange(5)}")
        if generator:
            self.emit("yield 0")
        self.indent -= 1
        self.block(depth)
        if not generator:
            self.indent += 1
            self.emit(f"return {self.expression(1)}")
            self.indent -= 1
        self.in_loop, self.in_function, self.in_generator = saved
        if generator:
            self.emit(f"{self.name()} = sum(list({name}({', '.join('1' * arity)})))")
        else:
            self.emit(f"{self.name()} = {name}({', '.join('1' * arity)})")
            if self.indent == 0:
                self.functions.append((name, arity))

    def class_(self, depth):
        name = self.new("C")
        self.emit(f"class {name}{self.rng.choice(['', '(Base)', '(Base, Manager)'])}:")
        saved = self.in_loop, self.in_function, self.in_generator
        self.in_loop, self.in_function, self.in_generator = 0, False, False
        self.indent += 1
        self.emit(f"attribute = {self.expression(1)}")
        if self.rng.random() < 0.5:
            self.emit("@property")
        else:
            self.emit("@staticmethod" if self.rng.random() < 0.2 else "@decorate")
        self.emit("def method(self=0):")
        self.in_function = True
        for local in NAMES:
            self.indent += 1
            self.emit(f"{local} = 2")
            self.indent -= 1
        self.block(depth)
        self.in_loop, self.in_function, self.in_generator = saved
        self.indent -= 1
        self.emit(f"print({name}.attribute)")
        self.emit(f"print(callable({name}(0).method))")

    def loop_over_generator(self, depth):
        self.emit(f"for {self.name()} in numbers({self.rng.randrange(4)}):")
        self.in_loop += 1
        self.block(depth)
        self.in_loop -= 1

    def program(self):
        for name in NAMES:
            self.emit(f"{name} = {self.rng.randrange(6)}")
        self.lines += PRELUDE.splitlines()
        while self.budget > 0:
            self.emit("try:")
            self.block(3)
            self.emit("except (ArithmeticError, LookupError, TypeError, ValueError, AssertionError, NameError) as error:")
            self.indent += 1
            self.emit("print(type(error).__name__, error)")
            self.indent -= 1
        return "\n".join(self.lines) + "\n"


PRELUDE = """

class Base:
    def __init__(self, *ignored):
        pass


class Manager:
    def __init__(self, suppress=0, *ignored):
        self.suppress = suppress

    def __enter__(self):
        return 3

    def __exit__(self, kind, value, traceback):
        print("exit", kind and kind.__name__)
        return bool(self.suppress)


def decorate(function):
    def wrapper(*args):
        return function(*args)

    return wrapper


def numbers(n):
    i = 0
    try:
        while i < n:
            yield i
            i += 1
    finally:
        print("numbers done")

"""


def main():
    print(Generator(int(sys.argv[1])).program(), end="")


main()
