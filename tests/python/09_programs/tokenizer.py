"""A tokenizer by one regular expression, with positions and errors."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str
    line: int
    column: int


RULES = [("NUMBER", r"\d+(\.\d*)?"), ("NAME", r"[A-Za-z_]\w*"), ("STRING", r'"(?:[^"\\]|\\.)*"'), ("OP", r"[-+*/=<>!]=?|[(){};,]"), ("NEWLINE", r"\n"), ("SPACE", r"[ \t]+|#[^\n]*"), ("OTHER", r".")]
PATTERN = re.compile("|".join(f"(?P<{kind}>{rule})" for kind, rule in RULES))
KEYWORDS = {"if", "else", "while", "print"}


def tokens(source):
    line, start = 1, 0
    for match in PATTERN.finditer(source):
        kind, text = match.lastgroup, match.group()
        column = match.start() - start + 1
        if kind == "NEWLINE":
            line, start = line + 1, match.end()
        elif kind == "OTHER":
            raise SyntaxError(f"unexpected {text!r} at {line}:{column}")
        elif kind != "SPACE":
            yield Token(text.upper() if text in KEYWORDS else kind, text, line, column)


for token in tokens('x = 3.14 * (y + 2) # note\nif x >= 10 { print "a \\"b\\""; }\n'):
    print(f"{token.line}:{token.column:<3} {token.kind:<7} {token.text}")
try:
    list(tokens("a\n b $ c"))
except SyntaxError as error:
    print(error)
