"""The is... methods of str."""

tests = ["isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper"]
for text in ("", "abc", "ABC", "Abc", "aBc", "abc1", "123", "1.5", " ", "\n", "a b", "_x", "1x", "class", "é", "É", "ß", "²", "½", "٣", "中", "\u00a0", "\u200b", "\x00", "Hello World", "HelloWorld", "Ⅷ", "ǅ", "\U0001f600", "a\u0301"):
    print(ascii(text), [name[2:] for name in tests if getattr(text, name)()])
for action in (lambda: "a".isalpha(1), lambda: str.isalpha(1), lambda: str.isalpha()):
    try:
        print(action())
    except TypeError as error:
        print(error)
