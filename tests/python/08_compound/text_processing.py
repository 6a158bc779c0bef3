"""Parsing and printing: csv by hand, templates, run lengths, roman numerals, a Markov chain."""

import random

TEXT = '''name,age,city
"Lovelace, Ada",36,London
Grace Hopper,85,"New York"
"Alan ""the"" Turing",41,
'''


def parse_csv(text):
    rows, row, field, quoted, i = [], [], "", False, 0
    while i < len(text):
        char = text[i]
        if quoted:
            if char == '"' and text[i + 1 : i + 2] == '"':
                field += '"'
                i += 1
            elif char == '"':
                quoted = False
            else:
                field += char
        elif char == '"':
            quoted = True
        elif char == ",":
            row.append(field)
            field = ""
        elif char == "\n":
            rows.append(row + [field])
            row, field = [], ""
        else:
            field += char
        i += 1
    return rows


header, *records = parse_csv(TEXT)
people = [dict(zip(header, record)) for record in records]
for person in people:
    print(person, {**person, "age": int(person["age"])}["age"] + 1)
widths = {key: max(len(key), *(len(person[key]) for person in people)) for key in header}
print(" ".join(key.ljust(widths[key]) for key in header))
for person in people:
    print(" ".join(person[key].rjust(widths[key]) for key in header))


def render(template, **values):
    result, rest = "", template
    while "{{" in rest:
        before, _, rest = rest.partition("{{")
        name, _, rest = rest.partition("}}")
        name, *filters = (part.strip() for part in name.split("|"))
        value = values.get(name, f"<{name}?>")
        for f in filters:
            value = getattr(str(value), f)()
        result += before + str(value)
    return result + rest


print(render("Dear {{ name | title }}, you owe {{amount}} {{ what }}.", name="ada lovelace", amount=3.5))


def run_length(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append((text[i], j - i))
        i = j
    return out


encoded = run_length("aaabccddddde")
print(encoded, "".join(c * n for c, n in encoded))


def roman(n):
    result = ""
    for value, numeral in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        while n >= value:
            result += numeral
            n -= value
    return result


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026)])


def caesar(text, shift):
    def move(char):
        if not char.isalpha():
            return char
        base = ord("a" if char.islower() else "A")
        return chr((ord(char) - base + shift) % 26 + base)

    return "".join(map(move, text))


print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
words = "the cat sat on the mat and the dog sat on the cat".split()
chain = {}
for first, second in zip(words, words[1:]):
    chain.setdefault(first, []).append(second)
rng = random.Random(5)
word, sentence = "the", ["the"]
while len(sentence) < 10 and word in chain:
    word = rng.choice(chain[word])
    sentence.append(word)
print(" ".join(sentence))


def wrap(text, width):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


for line in wrap("It was a bright cold day in April, and the clocks were striking thirteen.", 24):
    print(f"|{line:<24}|")
print({c: n for c, n in sorted({c: "mississippi".count(c) for c in "misp"}.items())}, "racecar" == "racecar"[::-1])
print(bin(ord("A"))[2:].zfill(8), "".join(f"{b:02x}" for b in "é€".encode()), sum(b << 8 * i for i, b in enumerate(b"\x01\x02")))
