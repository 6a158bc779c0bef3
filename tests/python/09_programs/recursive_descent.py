"""A calculator: recursive descent, precedence, functions, variables and error messages."""

import math
import operator


class ParseError(Exception):
    pass


class Calculator:
    functions = {"sqrt": math.sqrt, "max": max, "abs": abs}
    operators = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow}

    def __init__(self):
        self.variables = {"pi": math.pi}

    def evaluate(self, text):
        self.tokens = text.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split()
        self.place = 0
        if len(self.tokens) > 1 and self.tokens[1] == "=":
            name, self.place = self.tokens[0], 2
            value = self.variables[name] = self.sum()
        else:
            value = self.sum()
        if self.place != len(self.tokens):
            raise ParseError(f"unexpected {self.tokens[self.place]!r}")
        return value

    def peek(self):
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self, expected=None):
        token = self.peek()
        if token is None or expected and token != expected:
            raise ParseError(f"expected {expected or 'a value'}, found {token or 'the end'}")
        self.place += 1
        return token

    def chain(self, below, symbols):
        value = below()
        while self.peek() in symbols:
            value = self.operators[self.take()](value, below())
        return value

    def sum(self):
        return self.chain(self.product, ("+", "-"))

    def product(self):
        return self.chain(self.power, ("*", "/"))

    def power(self):
        base = self.unary()
        if self.peek() == "^":
            self.take()
            return base ** self.power()
        return base

    def unary(self):
        if self.peek() == "-":
            self.take()
            return -self.unary()
        return self.atom()

    def atom(self):
        token = self.take()
        if token == "(":
            value = self.sum()
            self.take(")")
            return value
        if self.peek() == "(" and token in self.functions:
            self.take()
            arguments = [self.sum()]
            while self.peek() == ",":
                self.take()
                arguments.append(self.sum())
            self.take(")")
            return self.functions[token](*arguments)
        if token in self.variables:
            return self.variables[token]
        try:
            return float(token)
        except ValueError:
            raise ParseError(f"what is {token!r}?") from None


calculator = Calculator()
for line in ("1 + 2 * 3", "( 1 + 2 ) * 3", "2 ^ 3 ^ 2", "- 2 ^ 2", "x = 10 / 4", "x * x - 1", "sqrt(16) + max(1, 5, 3)", "1 +", "( 1", "1 2", "y", "1 / 0", "abs(- 3", "sqrt(- 1)"):
    try:
        print(f"{line:<25} {calculator.evaluate(line):g}")
    except (ParseError, ArithmeticError, ValueError) as error:
        print(f"{line:<25} {type(error).__name__}: {error}")
