"""An attribute error in the middle of a chain of calls: carets under the call that failed."""


class Query:
    def __init__(self, items):
        self.items = items

    def where(self, test):
        return Query([item for item in self.items if test(item)])

    def first(self):
        return self.items[0] if self.items else None


people = Query([("Ada", 36), ("Alan", 41)])
print(people.where(lambda p: p[1] > 40).first())
print(people.where(lambda p: p[1] > 50).first().upper().strip())
