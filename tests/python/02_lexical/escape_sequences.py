"""Every escape of string and bytes literals, and those that are none."""

print(ascii("\a\b\f\n\r\t\v\\\'\""), ascii("\0\7\12\123\377"), ascii("\x41\xe9\u20ac\U0001f600"))
print("\N{GREEK SMALL LETTER ALPHA}\N{DIGIT ONE}\N{latin small letter e with acute}\N{LF}".encode())
print("continued \
on the next line", len("a\
b"))
print(b"\x00\xff\n\t\\\'\"\101\0", b"\u0041" == b"\\u0041", len(b"\N{DASH}"))
print(r"\n\x41\u1234\N{x}", rb"\x41", R"\'", r'a\
b' == "a\\\nb")
print("\08", "\1234" == "S4", "\x411", "\u00e9\u0301")

for source in (r'"\x4"', r'"\u12"', r'"\U00110000"', r'"\N{no such}"', r'"\N"', r'b"\xg0"', 'b"é"', '"abc', "'''abc", r'"\U1234567"'):
    try:
        print(ascii(eval(source)))
    except SyntaxError as error:
        print(source, "->", error.msg)
