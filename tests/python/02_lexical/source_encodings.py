# -*- coding: utf-8 -*-
"""Source given as bytes: its declared encoding, the byte order mark, and what is wrong with it."""

sources = [
    b"# -*- coding: latin-1 -*-\nx = '\xe9\xfc'",
    b"# vim: set fileencoding=iso-8859-1 :\nx = '\xe9'",
    b"#!/usr/bin/python\n# coding=cp1252\nx = '\x80'",
    b"\xef\xbb\xbfx = '\xc3\xa9'",
    b"\xef\xbb\xbf# coding: utf-8\nx = 1",
    b"\n\n# coding: latin-1\nx = '\xc3\xa9'",
    b"# coding: ascii\nx = 'plain'",
    b"# coding: no-such-codec\nx = 1",
    b"\xef\xbb\xbf# coding: latin-1\nx = 1",
]
for source in sources:
    namespace = {}
    try:
        exec(source, namespace)
        print(ascii(namespace["x"]))
    except SyntaxError as error:
        print("SyntaxError:", error.msg)
try:
    compile("x = 1\0", "<nul>", "exec")
except (ValueError, SyntaxError) as error:
    print(type(error).__name__, error)
print(ascii(eval(b"'\xc3\xa9'")), eval(" \t 1 + 1 \n"), eval(bytearray(b"[1, 2]")))
