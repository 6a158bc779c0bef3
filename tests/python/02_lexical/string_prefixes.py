r"""Prefixes of strings, raw ones, bytes, and joining of literals."""

print("a" 'b' """c""" '''d''', r"\n" "\n" R'\t'.strip(), u"u" U'U')
print(b"a" b'b' B"c", rb"\n" bR"\x" BR'\'' Rb"\"", br'''\
''')
print(r"\"", r'\'', r"\\", len(r"\u0041"), "\u0041", len(rb"\x41"), b"\x41")
print("it's", 'say "hi"', "\"", '\'', """a"b""c""", '''x'y''')
print(f"{1}" "{1}" rf"\{1}" fr"{2}\n" F"{3}" Rf"{4}")
print("""
  lines
    kept""")
print("line\
 joined", "tab\tend", "bell\a"=="bell\x07", "null\0end" == "null\x00end", "\101\60", "\x41\u00e9\U0001F600", "\N{GREEK SMALL LETTER ALPHA}\N{EM DASH}")
print(repr("\b\f\v\x7f\x80\xa0\u200b"), repr("\U000e0001 \u2028"), "\8" "\9" "\q" "\ ")
for bad in ('"', "'''abc", '"a\nb"', r'"\x4"', r'"\u12"', r'"\U00110000"', r'"\N{no such name}"', r'"\N"', "b'é'", "u'a' b'b'", r"b'\x1'", "ur'x'", "bu'x'", "ff'x'", r'"\N{"', "fb'x'", "r'\\'"):
    try:
        print(eval(bad))
    except SyntaxError as error:
        print(bad, "->", error.msg)
