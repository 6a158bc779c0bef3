"""What sequences have in common, and the differences of texts."""

import types
from collections import namedtuple
from heapq import nlargest

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
           "context_diff", "unified_diff", "diff_bytes", "Match"]

Match = namedtuple("Match", "a b size")


def _share(matches, total):
    return 2.0 * matches / total if total else 1.0


class SequenceMatcher:
    """Finds the longest run that two sequences share, then those left and right of it, and so on.

    Runs start from elements of `b` that are neither junk nor popular: `b2j` has the places of those.  Elements are
    popular that make up more than 1 % of a `b` of 200 elements and more, unless `autojunk` is false.
    """

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    __class_getitem__ = classmethod(types.GenericAlias)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        self.b2j = places = {}
        for place, item in enumerate(b):
            places.setdefault(item, []).append(place)
        self.bjunk = {item for item in places if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            limit = len(b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > limit}
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest run in a[alo:ahi] and b[blo:bhi]; of equally long ones the first in a, then the first in b."""
        a, b, junk = self.a, self.b, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        i, j, size = alo, blo, 0
        find = self.b2j.get
        lengths = {}  # of the runs that end with the element before, by the place in b
        for place in range(alo, ahi):
            longer = {}
            for other in find(a[place], ()):
                if other < blo:
                    continue
                if other >= bhi:
                    break
                length = longer[other] = lengths.get(other - 1, 0) + 1
                if length > size:
                    i, j, size = place - length + 1, other - length + 1, length
            lengths = longer
        # popular elements may lie around the run, and around these there may be junk
        for of_junk in (False, True):
            while i > alo and j > blo and (b[j - 1] in junk) is of_junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and (b[j + size] in junk) is of_junk and a[i + size] == b[j + size]:
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        ends = (len(self.a), len(self.b))
        found = []
        work = [(0, ends[0], 0, ends[1])]
        while work:
            alo, ahi, blo, bhi = work.pop()
            i, j, size = block = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(block)
                if alo < i and blo < j:
                    work.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    work.append((i + size, ahi, j + size, bhi))
        blocks = []
        i = j = size = 0
        for a, b, more in sorted(found):
            if (a, b) == (i + size, j + size):
                size += more
                continue
            if size:
                blocks.append(Match(i, j, size))
            i, j, size = a, b, more
        if size:
            blocks.append(Match(i, j, size))
        self.matching_blocks = [*blocks, Match(*ends, 0)]
        return self.matching_blocks

    def get_opcodes(self):
        """How to make b of a: (what to do, start in a, end, start in b, end)."""
        if self.opcodes is None:
            self.opcodes = codes = []
            i = j = 0
            for a, b, size in self.get_matching_blocks():
                if i < a or j < b:
                    codes.append(("insert" if i == a else "delete" if j == b else "replace", i, a, j, b))
                i, j = a + size, b + size
                if size:
                    codes.append(("equal", a, i, b, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The changes with up to `n` equal elements around them; those near each other together."""
        group = []
        codes = self.get_opcodes()
        for place, (what, i1, i2, j1, j2) in enumerate(codes):
            if what == "equal":
                first, last = place == 0, place == len(codes) - 1
                if first:
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                elif not last and i2 - i1 > 2 * n:
                    yield [*group, (what, i1, i1 + n, j1, j1 + n)]
                    group = []
                    i1, j1 = i2 - n, j2 - n
                if last:
                    i2, j2 = min(i2, i1 + n), min(j2, j1 + n)
            group.append((what, i1, i2, j1, j2))
        if any(what != "equal" for what, *_ in group):
            yield group

    def ratio(self):
        """How alike they are: 1.0 if they are the same, 0.0 if they have nothing in common."""
        return _share(sum([block[2] for block in self.get_matching_blocks()]), len(self.a) + len(self.b))

    def quick_ratio(self):
        """At least `ratio`: as if the order did not matter."""
        counts = self.fullbcount
        if counts is None:
            counts = self.fullbcount = {}
            for item in self.b:
                counts[item] = counts.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            number = left[item] if item in left else counts.get(item, 0)
            left[item] = number - 1
            if number > 0:
                matches += 1
        return _share(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """At least `quick_ratio`: the lengths alone."""
        sizes = len(self.a), len(self.b)
        return _share(min(sizes), sum(sizes))

    def _better_than(self, limit):
        """Whether the ratio is above the limit, without finding the ratio where that can be told sooner."""
        return self.real_quick_ratio() > limit and self.quick_ratio() > limit and self.ratio() > limit


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The best matches, at most `n`, the best one first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    found = []
    matcher = SequenceMatcher(b=word)
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and (ratio := matcher.ratio()) >= cutoff:
            found.append((ratio, possibility))
    return [possibility for ratio, possibility in nlargest(n, found)]


def IS_LINE_JUNK(line):
    """Whether a line is blank, or has a `#` only."""
    return line.strip() in ("", "#")


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


class Differ:
    """Differences of lines for people to read, with marks under what changed in lines that are alike."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for what, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if what == "replace":
                yield from self._replaced(a, alo, ahi, b, blo, bhi)
            else:
                if what != "insert":
                    yield from _marked("-" if what == "delete" else " ", a[alo:ahi])
                else:
                    yield from _marked("+", b[blo:bhi])

    def _replaced(self, a, alo, ahi, b, blo, bhi):
        """The two lines that are most alike come one after the other, the lines before and after them likewise."""
        best, pair, same = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher._better_than(best):
                    best, pair = matcher.ratio(), (i, j)
        alike = best >= 0.75
        if not alike:
            if same is None:
                removed, added = _marked("-", a[alo:ahi]), _marked("+", b[blo:bhi])
                yield from added + removed if len(added) < len(removed) else removed + added
                return
            pair = same
        i, j = pair
        yield from self._beside(a, alo, i, b, blo, j)
        if alike:
            matcher.set_seqs(a[i], b[j])
            yield from _with_marks(a[i], b[j], matcher.get_opcodes())
        else:
            yield f"  {a[i]}"
        yield from self._beside(a, i + 1, ahi, b, j + 1, bhi)

    def _beside(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi and blo < bhi:
            yield from self._replaced(a, alo, ahi, b, blo, bhi)
        else:
            yield from _marked("-", a[alo:ahi])
            yield from _marked("+", b[blo:bhi])


def _marked(mark, lines):
    return [f"{mark} {line}" for line in lines]


def _with_marks(before, after, codes):
    """Two lines, each with a line below it that shows what is only in it."""
    marks = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}
    for place, (sign, line) in enumerate([("-", before), ("+", after)]):
        below = "".join([marks[what][place] * (ends[2 * place + 1] - ends[2 * place]) for what, *ends in codes])
        # white space stays, so that the marks are below what they are for
        below = "".join([c if mark == " " and c.isspace() else mark for c, mark in zip(line, below)]).rstrip()
        yield f"{sign} {line}"
        if below:
            yield f"? {below}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """The lines of one of the two sequences that a difference is of."""
    try:
        mark = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", mark):
            yield line[2:]


def _check_texts(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"all arguments must be str, not: {text!r}")


def _groups(a, b, n, first, second, lineterm):
    """The groups of changes, each with the lines to write before it: the two files' names before the first one."""
    header = [f"{mark} {name}{chr(9) if date else ''}{date}{lineterm}" for mark, name, date in (first, second)]
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        yield header, group
        header = []


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_texts(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def lines(start, stop):
        length = stop - start
        return f"{start + 1}" if length == 1 else f"{start + 1 if length else start},{length}"

    names = ("---", fromfile, fromfiledate), ("+++", tofile, tofiledate)
    for header, group in _groups(a, b, n, *names, lineterm):
        yield from header
        yield f"@@ -{lines(group[0][1], group[-1][2])} +{lines(group[0][3], group[-1][4])} @@{lineterm}"
        for what, i1, i2, j1, j2 in group:
            if what == "equal":
                for line in a[i1:i2]:
                    yield f" {line}"
                continue
            if what != "insert":
                for line in a[i1:i2]:
                    yield f"-{line}"
            if what != "delete":
                for line in b[j1:j2]:
                    yield f"+{line}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_texts(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def lines(start, stop):
        return f"{start + 1},{stop}" if stop - start > 1 else f"{stop}"

    marks = {"insert": "+", "delete": "-", "replace": "!", "equal": " "}
    names = ("***", fromfile, fromfiledate), ("---", tofile, tofiledate)
    for header, group in _groups(a, b, n, *names, lineterm):
        yield from header
        yield f"***************{lineterm}"
        for place, (rule, text, other) in enumerate([("*** {} ****", a, "insert"), ("--- {} ----", b, "delete")]):
            start, end = 2 * place + 1, 2 * place + 2
            yield rule.format(lines(group[0][start], group[-1][end])) + lineterm
            if all(code[0] in ("equal", other) for code in group):
                continue  # nothing changes on this side
            for code in group:
                if code[0] != other:
                    yield from _marked(marks[code[0]], text[code[start]:code[end]])


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """The difference of lines of bytes, whatever their encoding is, by a function for texts."""
    def text(value):
        try:
            return value.decode("ascii", "surrogateescape")
        except AttributeError as error:
            raise TypeError(f"all arguments must be bytes, not {type(value).__name__} ({value!r})") from error

    sequences = [[text(line) for line in lines] for lines in (a, b)]
    names = [text(value) for value in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(*sequences, *names, n, text(lineterm)):
        yield line.encode("ascii", "surrogateescape")
