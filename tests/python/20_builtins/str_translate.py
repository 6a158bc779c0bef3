"""maketrans and translate with mappings, callables by `__getitem__`, deletions, and bytes tables."""

table = str.maketrans("abc", "xyz", "d-")
print(table, "abcd-e".translate(table))
print(str.maketrans({"a": "long", "b": None, 99: 100, "é": 8364}), "abcé".translate(str.maketrans({"a": "long", "b": None, 99: 100, "é": 8364})))
print("abc".translate({97: None, 98: "BB", 99: 67}), "abc".translate({}), "aé😀".translate({0x1F600: ":)", 233: "e"}))


class Upper:
    def __getitem__(self, code):
        if code == ord("b"):
            return None
        if code == ord("c"):
            raise LookupError
        if code == ord("e"):
            return 0x20AC
        return chr(code).upper()


print("abcde".translate(Upper()))
for use in (lambda: str.maketrans("a", "bc"), lambda: str.maketrans("a"), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans({1.5: 1}), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: "a".translate(5),
            lambda: str.maketrans("a", "b", 3), lambda: str.maketrans(), lambda: "a".translate([1]), lambda: bytes.maketrans(b"a", b"bc"), lambda: b"a".translate(b"short"), lambda: b"a".translate("x"), lambda: "abc".translate({97: "a", 98: -1})):
    try:
        print(ascii(use()))
    except (TypeError, ValueError, LookupError) as error:
        print(type(error).__name__, error)
upper = bytes.maketrans(b"abc", b"ABC")
print(len(upper), b"aabbcd".translate(upper), b"abcabc".translate(None, b"b"), b"abc".translate(upper, b"a"), bytearray(b"abc").translate(upper, delete=b"c"), b"abc".translate(None))
