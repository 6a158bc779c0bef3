"""Three layers of classes, iteration, context managers and a custom container; ends with exit status 2."""

import sys


class Catalogue:
    def __init__(self):
        self._books = {}
        self._by_author = {}

    def add(self, title, author, copies=1):
        self._books[title] = {"author": author, "copies": copies, "loans": []}
        self._by_author.setdefault(author, set()).add(title)

    def __getitem__(self, title):
        return self._books[title]

    def __iter__(self):
        yield from sorted(self._books)

    def by(self, author):
        return sorted(self._by_author.get(author, ()))


class Member:
    limit = 2

    def __init__(self, name):
        self.name = name
        self.loans = []

    def __str__(self):
        return f"{self.name} ({len(self.loans)}/{self.limit})"


class Student(Member):
    limit = 1


class Library:
    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.members = {}
        self.refused = 0

    def join(self, member):
        self.members[member.name] = member
        return member

    def lend(self, title, name):
        book, member = self.catalogue[title], self.members[name]
        if len(book["loans"]) >= book["copies"]:
            raise LookupError(f"all copies of {title} are out")
        if len(member.loans) >= member.limit:
            raise PermissionError(f"{member} may not borrow more")
        book["loans"].append(name)
        member.loans.append(title)

    def give_back(self, title, name):
        self.catalogue[title]["loans"].remove(name)
        self.members[name].loans.remove(title)


class Day:
    number = 0

    def __init__(self, library):
        self.library = library

    def __enter__(self):
        Day.number += 1
        print("day", Day.number)
        return self

    def __exit__(self, kind, value, traceback):
        if kind and issubclass(kind, (LookupError, PermissionError, ValueError)):
            self.library.refused += 1
            print("  refused:", value)
            return True
        print("  closed")


catalogue = Catalogue()
for title, author, copies in [("Dune", "Herbert", 1), ("Emma", "Austen", 2), ("Persuasion", "Austen", 1)]:
    catalogue.add(title, author, copies)
library = Library(catalogue)
for member in (Member("Ann"), Student("Bob"), Member("Cy")):
    library.join(member)
with Day(library):
    library.lend("Dune", "Ann")
    library.lend("Emma", "Bob")
with Day(library):
    library.lend("Dune", "Cy")
with Day(library):
    library.lend("Emma", "Ann")
    library.lend("Persuasion", "Ann")
with Day(library):
    library.give_back("Dune", "Ann")
    library.lend("Dune", "Cy")
with Day(library):
    library.give_back("Dune", "Bob")
with Day(library):
    library.lend("Ulysses", "Cy")
print(*catalogue, catalogue.by("Austen"), catalogue.by("Joyce"), [str(m) for m in library.members.values()], sep=" / ")
sys.exit(2 if library.refused else 0)
