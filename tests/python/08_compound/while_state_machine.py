"""A tokenizer and a recursive descent calculator, as people write them."""


class Token:
    def __init__(self, kind, text, position):
        self.kind, self.text, self.position = kind, text, position

    def __repr__(self):
        return f"{self.kind}:{self.text}@{self.position}"


def tokens(source):
    position = 0
    while position < len(source):
        char = source[position]
        start = position
        if char.isspace():
            position += 1
            continue
        if char.isdigit() or char == ".":
            while position < len(source) and (source[position].isdigit() or source[position] == "."):
                position += 1
            yield Token("number", source[start:position], start)
        elif char.isalpha():
            while position < len(source) and source[position].isalnum():
                position += 1
            yield Token("name", source[start:position], start)
        elif char in "+-*/()=^,":
            position += 1
            yield Token("op", char, start)
        else:
            raise SyntaxError(f"unexpected {char!r} at {position}")
    yield Token("end", "", position)


class Calculator:
    functions = {"max": max, "min": min, "abs": abs, "double": lambda x: x * 2}

    def __init__(self):
        self.names = {"pi": 3.14159}

    def evaluate(self, source):
        self.tokens = list(tokens(source))
        self.index = 0
        value = self.statement()
        if self.peek().kind != "end":
            raise SyntaxError(f"unexpected {self.peek()}")
        return value

    def peek(self, ahead=0):
        return self.tokens[min(self.index + ahead, len(self.tokens) - 1)]

    def take(self, text=None):
        token = self.peek()
        if text is not None and token.text != text:
            raise SyntaxError(f"expected {text!r}, found {token}")
        self.index += 1
        return token

    def statement(self):
        if self.peek().kind == "name" and self.peek(1).text == "=":
            name = self.take().text
            self.take("=")
            self.names[name] = value = self.statement()
            return value
        return self.sum()

    def sum(self):
        value = self.product()
        while self.peek().text in ("+", "-"):
            if self.take().text == "+":
                value += self.product()
            else:
                value -= self.product()
        return value

    def product(self):
        value = self.power()
        while self.peek().text in ("*", "/"):
            value = value * self.power() if self.take().text == "*" else value / self.power()
        return value

    def power(self):
        base = self.unary()
        if self.peek().text == "^":
            self.take()
            return base ** self.power()
        return base

    def unary(self):
        if self.peek().text == "-":
            self.take()
            return -self.unary()
        return self.atom()

    def atom(self):
        token = self.take()
        if token.kind == "number":
            return float(token.text) if "." in token.text else int(token.text)
        if token.kind == "name":
            if self.peek().text == "(":
                self.take()
                arguments = [self.sum()]
                while self.peek().text == ",":
                    self.take()
                    arguments.append(self.sum())
                self.take(")")
                return self.functions[token.text](*arguments)
            try:
                return self.names[token.text]
            except KeyError:
                raise NameError(f"{token.text} at {token.position}") from None
        if token.text == "(":
            value = self.sum()
            self.take(")")
            return value
        raise SyntaxError(f"unexpected {token}")


print(list(tokens("x1 = 3.5*(y+2)")))
calculator = Calculator()
for source in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "x = y = 4 * 2", "x / 3 + y", "max(1, x, 3) - double(abs(-2))", "1 / 0", "1 +", "z * 2", "3 $ 4", "2 * pi", "f(2)", "(1", "1 2"):
    try:
        print(f"{source:<32} {calculator.evaluate(source)}")
    except Exception as error:
        print(f"{source:<32} {type(error).__name__}: {error}")
