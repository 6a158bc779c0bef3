"""Line differences as `difflib.ndiff` prints them, for the messages of `unittest`."""


def _blocks(a, b):
    """Maximal common runs (start in a, start in b, length), as the longest one splits the sequences."""
    found = []
    work = [(0, len(a), 0, len(b))]
    places = {}
    for j, item in enumerate(b):
        places.setdefault(item, []).append(j)
    while work:
        alo, ahi, blo, bhi = work.pop()
        best = (alo, blo, 0)
        lengths = {}
        for i in range(alo, ahi):
            new = {}
            for j in places.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = new[j] = lengths.get(j - 1, 0) + 1
                if k > best[2]:
                    best = (i - k + 1, j - k + 1, k)
            lengths = new
        i, j, k = best
        if k:
            found.append(best)
            work.append((alo, i, blo, j))
            work.append((i + k, ahi, j + k, bhi))
    found.sort()
    return found


def _opcodes(a, b):
    i = j = 0
    for ai, bj, size in [*_blocks(a, b), (len(a), len(b), 0)]:
        tag = "replace" if i < ai and j < bj else "delete" if i < ai else "insert" if j < bj else ""
        if tag:
            yield tag, i, ai, j, bj
        i, j = ai + size, bj + size
        if size:
            yield "equal", ai, i, bj, j


def _ratio(a, b):
    total = len(a) + len(b)
    return 2.0 * sum(size for _, _, size in _blocks(a, b)) / total if total else 1.0


def ndiff(a, b):
    for tag, alo, ahi, blo, bhi in _opcodes(a, b):
        if tag == "equal":
            for line in a[alo:ahi]:
                yield f"  {line}"
        elif tag == "delete":
            for line in a[alo:ahi]:
                yield f"- {line}"
        elif tag == "insert":
            for line in b[blo:bhi]:
                yield f"+ {line}"
        else:
            yield from _fancy(a, alo, ahi, b, blo, bhi)


def _plain(a, alo, ahi, b, blo, bhi):
    first = [f"- {line}" for line in a[alo:ahi]]
    second = [f"+ {line}" for line in b[blo:bhi]]
    return second + first if bhi - blo < ahi - alo else first + second


def _fancy(a, alo, ahi, b, blo, bhi):
    """Replaced lines: the most alike pair is shown with marks, the rest around it likewise."""
    best, pair, same = 0.74, None, None
    for j in range(blo, bhi):
        for i in range(alo, ahi):
            if a[i] == b[j]:
                same = same or (i, j)
                continue
            ratio = _ratio(a[i], b[j])
            if ratio > best:
                best, pair = ratio, (i, j)
    marked = best >= 0.75
    if not marked:
        if same is None:
            yield from _plain(a, alo, ahi, b, blo, bhi)
            return
        pair = same
    i, j = pair
    yield from _around(a, alo, i, b, blo, j)
    if not marked:
        yield f"  {a[i]}"
    else:
        first = second = ""
        for tag, i1, i2, j1, j2 in _opcodes(a[i], b[j]):
            la, lb = i2 - i1, j2 - j1
            if tag == "replace":
                first += "^" * la
                second += "^" * lb
            elif tag == "delete":
                first += "-" * la
            elif tag == "insert":
                second += "+" * lb
            else:
                first += " " * la
                second += " " * lb
        yield f"- {a[i]}"
        if first.strip():
            yield f"? {_tabs(a[i], first)}\n"
        yield f"+ {b[j]}"
        if second.strip():
            yield f"? {_tabs(b[j], second)}\n"
    yield from _around(a, i + 1, ahi, b, j + 1, bhi)


def _tabs(line, marks):
    return "".join("\t" if mark == " " and c == "\t" else mark for c, mark in zip(line + " " * len(marks), marks)).rstrip()


def _around(a, alo, ahi, b, blo, bhi):
    if alo < ahi:
        if blo < bhi:
            yield from _fancy(a, alo, ahi, b, blo, bhi)
        else:
            for line in a[alo:ahi]:
                yield f"- {line}"
    else:
        for line in b[blo:bhi]:
            yield f"+ {line}"
