"""A chat bot that reads standard input: dispatch by decorators, memory, arithmetic, graceful errors; ends at EOF."""

import sys

HANDLERS = []


def answers(*prefixes):
    def register(function):
        HANDLERS.extend((prefix, function) for prefix in prefixes)
        return function

    return register


class Bot:
    def __init__(self):
        self.name, self.facts, self.turns = None, {}, 0

    @answers("hello", "hi")
    def greet(self, rest):
        return f"hello {self.name or 'stranger'}"

    @answers("i am", "my name is")
    def learn_name(self, rest):
        self.name = rest.title()
        return f"nice to meet you, {self.name}"

    @answers("remember")
    def remember(self, rest):
        key, sep, value = rest.partition(" is ")
        if not sep:
            raise ValueError("say: remember X is Y")
        self.facts[key] = value
        return "ok"

    @answers("what is")
    def recall(self, rest):
        rest = rest.rstrip("?")
        if rest in self.facts:
            return f"{rest} is {self.facts[rest]}"
        return f"{rest} = {self.calculate(rest.split())}"

    def calculate(self, words):
        operations = {"plus": lambda a, b: a + b, "minus": lambda a, b: a - b, "times": lambda a, b: a * b, "over": lambda a, b: a / b}
        total = float(words[0])
        for operation, operand in zip(words[1::2], words[2::2]):
            total = operations[operation](total, float(operand))
        return f"{total:g}"

    @answers("forget")
    def forget(self, rest):
        del self.facts[rest]
        return f"what {rest}?"

    def answer(self, line):
        self.turns += 1
        text = line.lower().strip(" !.")
        for prefix, function in sorted(HANDLERS, key=lambda item: -len(item[0])):
            if text.startswith(prefix):
                return function(self, text[len(prefix) :].strip())
        return f"I do not understand {line!r}"


bot = Bot()
while True:
    try:
        line = input(f"[{bot.turns}] ")
    except EOFError:
        print("bye")
        break
    try:
        print(bot.answer(line))
    except (ValueError, KeyError, ZeroDivisionError, IndexError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
print(bot.turns, sorted(bot.facts.items()))
