# Sequences that are compared, differences in every form, close matches; also long and random ones.
import difflib
import random
from difflib import Differ, SequenceMatcher


def shown(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
        print(repr(list(result) if hasattr(result, "__next__") else result))
    except Exception as error:
        print(type(error).__name__, "|", error, "|", repr(error.__cause__), error.__suppress_context__)


print("- matches")
pairs = [("abxcd", "abcd"), ("qabxcd", "abycdf"), ("", ""), ("", "x"), ("x", ""), ("same", "same"), ("abcabc", "abc"), ("aaa", "aaaa"),
         ("private Thread currentThread;", "private volatile Thread currentThread;"), ([1, 2, 3], [2, 3, 4]), ("x" * 30, "y" * 30)]
for first, second in pairs:
    matcher = SequenceMatcher(None, first, second)
    print(matcher.find_longest_match(), matcher.get_matching_blocks())
    print(matcher.get_opcodes(), round(matcher.ratio(), 6), round(matcher.quick_ratio(), 6), round(matcher.real_quick_ratio(), 6))
    print(list(matcher.get_grouped_opcodes()), list(matcher.get_grouped_opcodes(1)), list(matcher.get_grouped_opcodes(0)))
matcher = SequenceMatcher(lambda item: item == " ", " abcd", "abcd abcd")
print(matcher.find_longest_match(0, 5, 0, 9), matcher.bjunk, matcher.bpopular, matcher.b2j, matcher.a, matcher.b, matcher.autojunk)
matcher.isjunk = None
matcher.set_seq2("abcd abcd.")
print(matcher.find_longest_match(0, 5, 0, 9), matcher.find_longest_match(1, 3), matcher.find_longest_match(blo=5), matcher.bjunk)
matcher.set_seqs("one", "two")
print(matcher.ratio(), matcher.get_matching_blocks() is matcher.get_matching_blocks(), matcher.get_opcodes())
matcher.set_seq1("tow")
print(matcher.ratio(), matcher.get_matching_blocks()[0].size, matcher.get_matching_blocks()[0]._asdict())
print(difflib.Match(1, 2, 3), difflib.Match._fields, SequenceMatcher[int])
shown(SequenceMatcher, None, [[1]], [[1]])
shown(lambda: SequenceMatcher(None, [[1]], [1]).ratio())
shown(SequenceMatcher, None, 1, 2)

print("- popular elements")
for second in ["ab" + "x" * 199, "ab" * 100 + "cdefgh", "b" * 200, "abcdefghij" * 25 + "klm", "a" + "b" * 198]:
    for autojunk in (True, False):
        matcher = SequenceMatcher(None, "abx" + "cdefgh" + "ab", second, autojunk)
        print(len(second), autojunk, sorted(matcher.bpopular), matcher.get_opcodes(), round(matcher.ratio(), 4))

print("- random ones")
chance = random.Random(5)
for size, letters in [(5, "ab"), (12, "abc"), (30, "abc "), (60, "abcdefgh \t"), (240, "abcdef "), (300, "abcdefghijklmnopqrstuvwxyz")]:
    for junk in (None, str.isspace):
        first = "".join(chance.choices(letters, k=size))
        second = list(first)
        for _ in range(size // 5 + 1):
            place = chance.randrange(len(second))
            second[place:place + chance.randrange(4)] = chance.choices(letters, k=chance.randrange(4))
        second = "".join(second)
        matcher = SequenceMatcher(junk, first, second)
        print(size, matcher.ratio(), matcher.quick_ratio(), matcher.get_opcodes())

print("- close matches")
words = ["ape", "apple", "peach", "puppy", "appel", "aple", "ppale", "APPLE"]
shown(difflib.get_close_matches, "appel", words)
shown(difflib.get_close_matches, "appel", words, 1)
shown(difflib.get_close_matches, "appel", words, n=9, cutoff=0.1)
shown(difflib.get_close_matches, "wheel", ["while", "for", "if"])
shown(difflib.get_close_matches, "", ["", "a"])
shown(difflib.get_close_matches, [1, 2, 3], [[1, 2], (2, 3)], cutoff=0.5)
shown(difflib.get_close_matches, "a", ["a"], 0)
shown(difflib.get_close_matches, "a", ["a"], 1, 2)

print("- lines")
before = """  1. Beautiful is better than ugly.
  2. Explicit is better than implicit.
  3. Simple is better than complex.
  4. Complex is better than complicated.
\tA line\twith tabs   in it
a line that goes
#

the same
the same
""".splitlines(keepends=True)
after = """  1. Beautiful is better than ugly.
  3.   Simple is better than complex.
  4. Complicated is better than complex.
  5. Flat is better than nested.
\tA line\twidth  tabs   in it.
the same
  #
another line that comes
the same
last one without an end""".splitlines(keepends=True)
for name in ("ndiff", "unified_diff", "context_diff"):
    print("".join(getattr(difflib, name)(before, after)))
print("".join(Differ().compare(before, after)))
print("".join(Differ(linejunk=difflib.IS_LINE_JUNK, charjunk=difflib.IS_CHARACTER_JUNK).compare(before, after)))
delta = list(difflib.ndiff(before, after))
print(list(difflib.restore(delta, 1)) == before, list(difflib.restore(delta, 2)) == after)
shown(difflib.restore, ["- a", "+ b", "  c", "? x"], "1")
shown(difflib.restore, ["- a"], 3)
shown(difflib.restore, ["- a"], "x")
print([difflib.IS_LINE_JUNK(line) for line in ("  # \n", "\n", "a#", "##", "", "#\t")], [difflib.IS_CHARACTER_JUNK(c) for c in " \t\nx"])
for first, second in [([], []), (["a\n"], []), ([], ["a\n"]), (["a\n"] * 2, ["a\n"] * 2), (["a\n", "b\n"], ["b\n", "a\n"]), (["x y z"], ["x  y z"]),
                      (["abcdefgh\n", "same\n"], ["same\n", "abcdxfgh\n"]), (["1\n", "2\n", "3\n"], ["4\n"]), (["4\n"], ["1\n", "2\n", "3\n"]),
                      (["\x0bab\x0bcdefghij\n"], ["\x0bab\x0bxcdefghij\n"]), (["äöü\u3000abc"], ["äöü\u3000abd"])]:
    for function in (difflib.ndiff, difflib.unified_diff, difflib.context_diff):
        shown(function, first, second)
numbers = [f"{n}\n" for n in range(60)]
changed = numbers[:5] + ["new\n"] + numbers[6:20] + numbers[22:40] + ["more\n", "yet more\n"] + numbers[40:58]
for n in (0, 1, 3, 9):
    print("".join(difflib.unified_diff(numbers, changed, "old", "new", "2024-01-01", "2024-01-02", n=n)))
    print("".join(difflib.context_diff(numbers, changed, "old", "new", "", "now", n)))
shown(difflib.unified_diff, "abc", "abd", "f", "t", "d1", "d2", 0, "")
shown(difflib.context_diff, "abc", "abd", "f", "t", "d1", "d2", 0, "")
shown(difflib.diff_bytes, difflib.unified_diff, [b"a\xff"], [b"b\n"], b"f", b"t\xfe")
shown(difflib.diff_bytes, difflib.context_diff, [b"a\xff"], [b"b\n"], b"f", b"t\xfe", lineterm=b"|")
shown(difflib.diff_bytes, difflib.unified_diff, ["a"], ["b"])
shown(difflib.diff_bytes, difflib.unified_diff, [b"a"], [b"b"], "name")
shown(difflib.unified_diff, [b"a"], ["b"])
shown(difflib.unified_diff, ["a"], [1])
shown(difflib.unified_diff, [""], ["b"], b"x")
shown(difflib.unified_diff, ["a"], ["b"], lineterm=3)
shown(difflib.context_diff, ["a"], ["b"], fromfiledate=None)
words = "the quick brown fox jumps over the lazy dog while it sleeps".split()
for _ in range(8):
    first = [" ".join(chance.choices(words, k=6)) + "\n" for _ in range(8)]
    second = [line if chance.random() < 0.4 else line.replace(chance.choice(words), chance.choice(words)) for line in first]
    second.insert(chance.randrange(8), "an inserted line\n")
    del second[chance.randrange(8)]
    print("".join(difflib.ndiff(first, second)))
