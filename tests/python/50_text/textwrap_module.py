"""textwrap: wrap, fill, shorten, dedent, indent with their options."""

import textwrap

text = "The quick  brown fox jumped over the lazy dog. It was a well-known, extraordinarily-long-hyphenated-word story\tthat went on."
for width in (10, 20, 40, 200):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("aaaa bbbbbbbbbbbb cc", 5), textwrap.wrap("aaaa bbbbbbbbbbbb cc", 5, break_long_words=False), textwrap.wrap("well-known", 6, break_on_hyphens=False))
print(textwrap.wrap("a\n\nb   c", 10, replace_whitespace=False), textwrap.wrap("a   b", 10, drop_whitespace=False), textwrap.wrap("", 5), textwrap.wrap("   ", 5))
print(textwrap.wrap("one two three four five", 9, max_lines=2), textwrap.wrap("one two three four five", 9, max_lines=2, placeholder="..."), textwrap.wrap("end. Next one", 30, fix_sentence_endings=True))
print(textwrap.shorten("Hello  world, this is   long", 15), textwrap.shorten("short", 10), textwrap.shorten("toolongword", 5), textwrap.shorten("a b c d", 5, placeholder="~"))
print(repr(textwrap.dedent("\n    one\n      two\n\n    three\n  ")), repr(textwrap.dedent("\tx\n\ty")), repr(textwrap.dedent("  a\n\tb")))
print(repr(textwrap.indent("a\n\n  b\n", "> ")), repr(textwrap.indent("a\n\nb", "> ", lambda line: True)))
wrapper = textwrap.TextWrapper(width=12, expand_tabs=False, tabsize=4)
print(wrapper.wrap("a\tb c d e f g h i"), wrapper.width, wrapper.fill("x " * 10))
for action in (lambda: textwrap.wrap("x", 0), lambda: textwrap.wrap("x y", 5, max_lines=1, placeholder="toolong"), lambda: textwrap.wrap("x", -1)):
    try:
        print(action())
    except ValueError as error:
        print(error)
