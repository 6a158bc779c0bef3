"""`codecs`: lookup, one-shot, incremental and stream codecs, and the codecs and error handlers that a program adds."""

import codecs
import io


def show(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))


for name in ("utf8", "latin1", "ascii", "cp1252", "utf_8_sig", "utf-16", "UTF-16LE", "utf-32-be", "unicode_escape", "raw_unicode_escape", "hex", "base64", "rot13", "hex_codec", "US-ASCII"):
    info = codecs.lookup(name)
    print(name, info.name, info._is_text_encoding, len(info), isinstance(info, tuple), info[0] is info.encode, info[3] is info.streamwriter)
print(repr(codecs.lookup("utf8")).split(" at ")[0], codecs.lookup("utf-8").encode("aé"), codecs.lookup("latin1").decode(b"a\xe9"))
print(codecs.encode("aé"), codecs.decode(b"a\xc3\xa9"), codecs.encode("aé", "latin-1"), codecs.decode(bytearray(b"\xff"), "ascii", "replace"), codecs.encode("é", "ascii", errors="ignore"))
print(codecs.encode(b"abc", "hex"), codecs.decode(b"616263", "hex"), codecs.encode(b"abc", "base64"), codecs.decode("Uryyb", "rot13"), codecs.encode("Hello", "rot13"))
show(codecs.decode, b"zz", "hex")
show(codecs.encode, "zz", "hex")
show(codecs.encode, 3, "utf-8")
show(codecs.decode, 3, "utf-8")
show(codecs.decode, "abc", "utf-8")
show("x".encode, "rot13")
show(b"x".decode, "rot13")
show(b"x".decode, "hex")
show("x".encode, "nope")
show(codecs.lookup, "nope")
show(codecs.encode, "x", "nope")
show(codecs.lookup_error, "nope")
show(codecs.encode, "é", "ascii")
show(codecs.encode, "é", "ascii", "nope")
show(codecs.lookup, 3)
show(codecs.getincrementaldecoder, "nope")

print("handlers")
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass"):
    handler = codecs.lookup_error(name)
    print(name, handler.__name__)
    for error in (UnicodeEncodeError("ascii", "a\xe9b\u20ac", 1, 2, "r"), UnicodeDecodeError("utf-8", b"a\xe9\x80bc", 1, 3, "r"), UnicodeTranslateError("a\xe9b", 1, 2, "r"), ValueError("q")):
        try:
            print(ascii(handler(error)), end=" ")
        except Exception as raised:
            print(type(raised).__name__, raised is error or raised, end=" ")
    print()
print(codecs.lookup_error("surrogateescape")(UnicodeEncodeError("ascii", "\udc80\udcff", 0, 2, "r")), codecs.lookup_error("surrogatepass")(UnicodeEncodeError("utf-8", "\udc80", 0, 1, "r")))


def dots(error):
    print("handling", type(error).__name__, error.encoding, ascii(error.object), error.start, error.end, error.reason)
    return "." * (error.end - error.start), error.end


codecs.register_error("dots", dots)
print("aéb€€c".encode("ascii", "dots"), b"a\xffb\xfe\xfdc".decode("utf-8", "dots"), "é".encode("latin-1", "dots"))
print(ascii("a\ud800b".encode("utf-16", "dots")), codecs.encode("é", "ascii", "dots"), str(b"\x80", "ascii", "dots"), codecs.lookup_error("dots") is dots)
for name, handler in {
    "no tuple": lambda error: 3,
    "far": lambda error: ("x", 99),
    "itself": lambda error: ("\xe9", error.end),
    "bytes": lambda error: (b"q", -1),
    "raises": lambda error: 1 / 0,
    "jumps": lambda error: ("<j>", len(error.object)),
}.items():
    codecs.register_error(name, handler)
    print(name, end=": ")
    show("\xe9b\xe9zz".encode, "ascii", name)
    show(b"a\xe9b".decode, "ascii", name)
show(codecs.register_error, "x", 3)
show(codecs.register, 3)
show("é".encode, "ascii", "unregistered")


def search(name):
    if name != "my_codec_x.y":
        return None
    print("searched", name)
    return codecs.CodecInfo(name="mine", encode=lambda text, errors="strict": (text[::-1].encode(), len(text)), decode=lambda data, errors="strict": (bytes(data).decode()[::-1] + errors, len(data)))


codecs.register(search)
print("abc".encode("My Codec-X.y"), b"abc".decode("my-codec-x.y", "ignore"), codecs.lookup("MY_CODEC_X.Y").name)
show(codecs.getincrementalencoder, "my codec x.y")
codecs.register(lambda name: 3 if name == "three" else None)
show(codecs.lookup, "three")
codecs.unregister(search)
show("abc".encode, "My Codec-X.y")

print("pieces")
for name, text in (("utf-8", "aé€😀"), ("utf-16", "é€😀"), ("utf-16-be", "é😀"), ("utf-32", "é😀"), ("utf-8-sig", "é€"), ("latin-1", "aé"), ("unicode_escape", "a€\n")):
    decoder = codecs.getincrementaldecoder(name)()
    data = text.encode(name)
    states = []
    parts = []
    for byte in data:
        parts.append(decoder.decode(bytes([byte])))
        states.append(decoder.getstate()[0])
    print(name, parts, states, repr(decoder.decode(b"", True)))
    encoder = codecs.getincrementalencoder(name)()
    print(encoder.getstate(), [encoder.encode(char) for char in text], encoder.getstate(), encoder.reset(), encoder.encode("a", final=True))
decoder = codecs.getincrementaldecoder("utf-8")()
print(repr(decoder.decode(b"a\xe2\x82")), decoder.getstate())
saved = decoder.getstate()
print(repr(decoder.decode(b"\xac")), decoder.getstate())
decoder.setstate(saved)
show(decoder.decode, b"", True)
decoder.reset()
print(decoder.getstate(), decoder.decode(b"ok"))
print(codecs.getincrementaldecoder("utf-8")("replace").decode(b"\xe2x\xe2", True), codecs.getincrementaldecoder("utf-8")(errors="ignore").decode(b"\xffx\xe2"))
print(list(codecs.iterencode(["a", "é", ""], "utf-16")), list(codecs.iterdecode([b"\xc3", b"\xa9", b"x"], "utf-8")), b"".join(codecs.iterencode("né", "ascii", "xmlcharrefreplace")))

print("streams")
raw = io.BytesIO("first é\nsecond €\r\nthird\rlast".encode())
reader = codecs.getreader("utf-8")(raw)
print(repr(reader.readline()), reader.readlines(), repr(reader.read()))
reader.seek(0)
print([line for line in reader])
reader.seek(0)
print(repr(reader.read(chars=7)), repr(reader.readline(keepends=False)), repr(reader.read()), reader.encoding if hasattr(reader, "encoding") else "no name")
raw = io.BytesIO()
with codecs.getwriter("utf-16")(raw) as writer:
    writer.write("aé")
    writer.writelines(["b", "c"])
    print(raw.getvalue(), writer.getvalue() == raw.getvalue())
print(raw.closed)
with codecs.open("text.txt", "w", encoding="latin-1") as file:
    file.write("é1\r\n")
    file.writelines(["two\n", "three"])
    print(type(file).__name__, file.encoding)
with codecs.open("text.txt", encoding="latin-1") as file:
    print(repr(file.read()), file.name)
with codecs.open("text.txt", "r", "latin1") as file:
    print(list(file), file.mode)
with codecs.open("text.txt", "rb") as file:
    print(file.read())
with codecs.open("text.txt", "a+", "ascii", "backslashreplace") as file:
    file.write("€")
    file.seek(0)
    print(repr(file.readline()), file.readlines())
show(codecs.open, "text.txt", "r", "nope")
recoder = codecs.EncodedFile(io.BytesIO("é€".encode()), "utf-16-le", "utf-8")
print(recoder.read(), recoder.data_encoding, recoder.file_encoding)
print(codecs.BOM, codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_LE, codecs.BOM_BE)
print(codecs.utf_8_decode(b"a\xc3\xa9"), codecs.utf_8_encode("x"), codecs.latin_1_encode("é"), codecs.ascii_decode(b"a"))
print(codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 2, 3: 2, 4: 5}))
print(codecs.getencoder("ascii")("abc"), codecs.getdecoder("ascii")(b"abc"))
for method in (codecs.Codec().encode, codecs.IncrementalEncoder().encode, codecs.IncrementalDecoder().decode):
    try:
        method(b"")
    except NotImplementedError as error:
        print(repr(error))
