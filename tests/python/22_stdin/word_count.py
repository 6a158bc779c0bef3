"""A filter as people write them."""

import sys


def words(lines):
    for line in lines:
        for word in line.lower().split():
            word = word.strip(".,;:!?\"'()")
            if word:
                yield word


counts = {}
total = 0
for word in words(sys.stdin):
    counts[word] = counts.get(word, 0) + 1
    total += 1
width = max(map(len, counts))
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]:
    print(f"{word:<{width}} {count:>3} {count / total:6.1%} {'#' * count}")
print(f"{total} words, {len(counts)} different", file=sys.stderr)
