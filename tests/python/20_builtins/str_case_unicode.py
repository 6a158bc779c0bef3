"""Case mappings beyond ASCII: special casing, titles, folding, final sigma, and digraphs."""

words = ["straße", "İstanbul", "ΣΑΣ", "ΌΣΟΣ", "ﬁn", "ǆ", "ŉ", "they're 3rd x-ray", "ÿ", "ß", "ı", "ſ", "Ǆungla", "ΐ", "日本", "a1b2", "ꟲ", "ﬀ", "éÉ", "Ⅷ", "ᾳ", "ºª"]
for word in words:
    print(word, word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase(), word.casefold(), len(word.upper()), sep="|")
for word in ("Abc Def", "ABC", "abc", "Abc1def", "A", "", "1", "ǅ", "Éa", "They'Re", "日本", "aB", "Ab-Cd", "²", "½", "Ⅷ", "٣", "a_b", "ª", "\u0301", "_", "x9", "9x"):
    flags = [word.isupper(), word.islower(), word.istitle(), word.isalpha(), word.isdigit(), word.isdecimal(), word.isnumeric(), word.isalnum(), word.isidentifier(), word.isspace(), word.isprintable(), word.isascii()]
    print(repr(word), "".join("01"[flag] for flag in flags))
print([c for c in map(chr, range(0x250)) if c.isspace()], sum(chr(c).isdigit() for c in range(0x3000)), sum(chr(c).isalpha() for c in range(0x1000)), [hex(c) for c in range(0x2000, 0x2070) if not chr(c).isprintable()])
print("ß".casefold() == "SS".casefold(), "ς".casefold() == "σ", "ﬃ".upper(), "aΣ b".lower(), "AΣ".lower(), "Σ".lower(), "ΑΣΑ".lower(), "A.Σ".lower())
