"""Commands that can be undone and redone, and a document that they change."""


class Insert:
    def __init__(self, place, text):
        self.place, self.text = place, text

    def do(self, document):
        document.text = document.text[: self.place] + self.text + document.text[self.place :]

    def undo(self, document):
        document.text = document.text[: self.place] + document.text[self.place + len(self.text) :]

    def __repr__(self):
        return f"insert {self.text!r} at {self.place}"


class Delete:
    def __init__(self, place, count):
        self.place, self.count = place, count

    def do(self, document):
        self.removed = document.text[self.place : self.place + self.count]
        if len(self.removed) < self.count:
            raise IndexError(f"cannot delete {self.count} at {self.place}")
        document.text = document.text[: self.place] + document.text[self.place + self.count :]

    def undo(self, document):
        document.text = document.text[: self.place] + self.removed + document.text[self.place :]

    def __repr__(self):
        return f"delete {self.count} at {self.place}"


class Document:
    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def apply(self, command):
        command.do(self)
        self.done.append(command)
        self.undone.clear()

    def undo(self):
        command = self.done.pop()
        command.undo(self)
        self.undone.append(command)

    def redo(self):
        command = self.undone.pop()
        command.do(self)
        self.done.append(command)


document = Document()
for command in (Insert(0, "hello"), Insert(5, " world"), Delete(0, 1), Insert(0, "J"), Delete(50, 1)):
    try:
        document.apply(command)
        print(f"{command!r:<25} {document.text!r}")
    except IndexError as error:
        print("failed:", error)
while document.done:
    document.undo()
    print("undo", repr(document.text))
try:
    document.undo()
except IndexError as error:
    print(error)
document.redo()
document.redo()
document.apply(Insert(0, ">"))
print(repr(document.text), document.undone, document.done)
