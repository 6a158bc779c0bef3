"""A to-do list driven by standard input, with undo."""

import sys


class Command:
    def __init__(self, do, undo):
        self.do, self.undo = do, undo


class TodoList:
    def __init__(self):
        self.items = []
        self.history = []

    def execute(self, command):
        command.do()
        self.history.append(command)

    def add(self, text):
        self.execute(Command(lambda: self.items.append(text), lambda: self.items.remove(text)))

    def done(self, position):
        item = self.items[position]
        self.execute(Command(lambda: self.items.pop(position), lambda: self.items.insert(position, item)))

    def undo(self):
        self.history.pop().undo()

    def __str__(self):
        return "\n".join(f"{i}. {item}" for i, item in enumerate(self.items)) or "(nothing)"


todo = TodoList()
for line in sys.stdin:
    verb, _, rest = line.strip().partition(" ")
    try:
        if verb == "add":
            todo.add(rest)
        elif verb == "done":
            todo.done(int(rest))
        elif verb == "undo":
            todo.undo()
        elif verb == "show":
            print(todo)
        elif not verb:
            continue
        else:
            print("what?", verb)
    except (IndexError, ValueError) as error:
        print(f"{type(error).__name__}: {error}")
print(len(todo.history), "commands")
