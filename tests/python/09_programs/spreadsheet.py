"""A spreadsheet: formulas with references, dependency order, cycles, errors as values."""


class CellError(Exception):
    pass


class Sheet:
    def __init__(self):
        self.cells = {}
        self.cache = {}
        self.active = []
        self.evaluations = 0

    def __setitem__(self, name, content):
        self.cells[name] = content
        self.cache.clear()

    def __getitem__(self, name):
        if name in self.cache:
            return self.cache[name]
        if name in self.active:
            raise CellError("cycle: " + " -> ".join([*self.active[self.active.index(name) :], name]))
        self.active.append(name)
        try:
            self.cache[name] = value = self.evaluate(self.cells.get(name, 0))
            return value
        finally:
            self.active.pop()

    def evaluate(self, content):
        self.evaluations += 1
        if not isinstance(content, str) or not content.startswith("="):
            return content
        tokens = self.tokens(content[1:])
        value = self.expression(tokens)
        if tokens:
            raise CellError(f"left over: {tokens}")
        return value

    @staticmethod
    def tokens(text):
        out, i = [], 0
        while i < len(text):
            j = i + 1
            if text[i].isalnum():
                while j < len(text) and (text[j].isalnum() or text[j] in ".:"):
                    j += 1
            if not text[i].isspace():
                out.append(text[i:j])
            i = j
        return out

    def expression(self, tokens):
        value = self.term(tokens)
        while tokens and tokens[0] in "+-":
            value = value + self.term(tokens) if tokens.pop(0) == "+" else value - self.term(tokens)
        return value

    def term(self, tokens):
        value = self.factor(tokens)
        while tokens and tokens[0] in "*/":
            value = value * self.factor(tokens) if tokens.pop(0) == "*" else value / self.factor(tokens)
        return value

    def factor(self, tokens):
        if not tokens:
            raise CellError("formula ends too soon")
        token = tokens.pop(0)
        if token == "(":
            value = self.expression(tokens)
            tokens.pop(0)
            return value
        if token in ("SUM", "MAX", "COUNT"):
            tokens.pop(0)
            values = [v for v in self.area(tokens.pop(0)) if isinstance(v, (int, float))]
            tokens.pop(0)
            return {"SUM": sum, "MAX": max, "COUNT": len}[token](values)
        if token[0].isdigit():
            return float(token) if "." in token else int(token)
        return self[token]

    def area(self, text):
        first, _, last = text.partition(":")
        for column in range(ord(first[0]), ord(last[0]) + 1):
            for row in range(int(first[1:]), int(last[1:]) + 1):
                yield self[f"{chr(column)}{row}"]


sheet = Sheet()
for row, (name, count, price) in enumerate([("tea", 3, 2.5), ("milk", 2, 1.2), ("bread", 1, 3)], start=1):
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = name, count, price
    sheet[f"D{row}"] = f"=B{row} * C{row}"
sheet["D4"] = "=SUM(D1:D3)"
sheet["E1"] = "=D4 * 100 / (MAX(D1:D3) + 1)"
sheet["E2"] = "=COUNT(A1:D3)"
sheet["F1"], sheet["F2"], sheet["F3"] = "=F2 + 1", "=F3", "=F1"
sheet["G1"], sheet["G2"], sheet["G3"], sheet["G4"] = "=1/0", "=A1 * 2.5", "=2 +", "=(1 + 2"
for name in ("D1", "D4", "E1", "E2", "A1", "Z9", "F1", "G1", "G2", "G3", "G4"):
    try:
        print(name, sheet[name])
    except (CellError, ArithmeticError, TypeError, IndexError) as error:
        print(name, type(error).__name__, error)
before = sheet.evaluations
sheet["D4"]
print(sheet.evaluations - before, len(sheet.cache), sheet.active)
sheet["B1"] = 10
print(sheet["D4"], sheet["E1"])
