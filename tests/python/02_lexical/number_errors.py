"""Numbers that are none, in CPython's words."""

import warnings

warnings.simplefilter("ignore")
sources = """0777 00 0_0 1__0 1_ 0x 0xg 0b 0b2 0o8 0o 0_ 1e 1e+ 1.e5 1._5 1_.5 0xfl 12a 1.2.3 0b1_ 0x_f 0o_7 1e1_0 1_0e1_0j 09 09.5 08j 1if 0b12
1 2 1and 5l 0xfor 1_000_ 0X1F 1E5J .5e-3 5.j 1__0.5 00001 0o17 0B101 1.5else 1jx""".split()
for source in sources:
    try:
        print(source, "=", repr(eval(source, {"x": 1})))
    except SyntaxError as error:
        print(source, "->", error.msg, error.offset)
