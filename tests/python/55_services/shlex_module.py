"""`shlex`: words as the shell has them, quoting, and the reader with its settings."""

import io
import shlex


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except ValueError as error:
        print(type(error).__name__, error)


texts = ["", "a b  c", "foo 'bar baz' \"q u\"", r"a\ b \"c\" 'd\e'", r'"a\"b\\c\d"', "a''b \"\"", "''", "x # comment\ny", "a#b", "it's", '"open', "tail\\", "a=b --c='d e'f", "tab\tnew\nline", "é ü", "a;b|c&&d", "'a\nb' c", "\\\n x", "$HOME ~ *.py", "a,b.c/d", "  lead trail  ", '"x"y\'z\'', "'\\'", "a\r\nb", "#", "a # b"]
for text in texts:
    print(repr(text), end=" ")
    show(shlex.split, text)
    show(shlex.split, text, comments=True)
    show(shlex.split, text, posix=False)
    for options in ({}, {"posix": True}, {"punctuation_chars": True}, {"posix": True, "punctuation_chars": True}, {"posix": True, "punctuation_chars": "|;"}):
        show(lambda: list(shlex.shlex(text, **options)))
for word in ("", "plain", "a b", "it's", "x'y'z", "$a", "a@b%c+d=e:f,g./h-i_j", "é", '"', "\n", "a;b"):
    print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word], end=" ")
print(shlex.join(["echo", "-n", "Multiple words", "it's", ""]), repr(shlex.join([])))
for chars in (False, True, "();<>|&", "|"):
    reader = shlex.shlex("a && b || c; d >'abc'; (def \"ghi\") ~/x*?.py -l --color=auto", punctuation_chars=chars)
    reader.whitespace_split = chars == "|"
    print(list(reader), reader.punctuation_chars, reader.wordchars[-10:])

reader = shlex.shlex("one two three\nfour", "input.txt", posix=True)
print(reader.get_token(), reader.lineno, reader.error_leader(), reader.error_leader("other", 7))
reader.push_token("pushed")
print(reader.get_token(), reader.get_token(), reader.token, reader.get_token(), reader.lineno, reader.get_token(), reader.get_token(), reader.get_token(), reader.eof, reader.state)
reader = shlex.shlex("a b")
print([reader.get_token() for _ in range(4)], repr(reader.eof), reader.infile)
reader = shlex.shlex(io.StringIO("first, second | third"))
reader.whitespace = ",|"
reader.whitespace_split = True
print(list(reader))
reader = shlex.shlex("a/b-c d! e%f", posix=True)
reader.wordchars += "/-"
reader.quotes = "!"
reader.commenters = "%"
show(list, reader)
reader = shlex.shlex("before include \"inner.txt\" after")
with open("inner.txt", "w") as file:
    file.write("inside words\n")
reader.source = "include"
print(list(reader), reader.filestack)
reader = shlex.shlex("outer words")
reader.get_token()
reader.push_source("new source", "fresh")
print(reader.infile, list(reader), reader.lineno)
reader = shlex.shlex("loud 'x'")
reader.debug = 1
reader.push_token("first")
print(list(reader))
reader.debug = 3
reader.instream = io.StringIO("z")
reader.state = " "
print(reader.read_token())
