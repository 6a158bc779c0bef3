"""String and bytes literals: prefixes, escapes, concatenation, triple quotes."""

print('single', "double", '''triple''', """also triple""")
print("tab\there", "new\nline", "quote\"s", 'it\'s', "back\\slash")
print(r"raw \n stays", R'raw \' too')
print("\x41\u00e9\U0001F600\101\0end".encode("utf-8"))
print("adjacent " "literals " 'join')
print("""first
  second
third""")
print("continued \
line")
print(repr("mixed 'single' and \"double\""))
print(repr('only "double"'), repr("only 'single'"))
print(repr("\t\n\r\\\x00\x1f\x7f\xa0é€😀"))
print(b"bytes \x00\xff\n", rb"\x00", b'it\'s "q"')
print(len("é"), len("é".encode()), len("😀"))
print("\N{BULLET}" == "\u2022")
print(ascii("é€😀"), ascii("plain"))
print("" == '', "" "" == "", not "")
words = ("implicit"
         " concatenation"
         " over lines")
print(words)
