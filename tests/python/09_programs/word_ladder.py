"""Word ladders by breadth-first search over words that differ in one letter."""

from collections import defaultdict, deque

WORDS = "cold cord card ward warm word worm wood good gold bold bald ball tall talk walk wall".split()

neighbours = defaultdict(set)
for word in WORDS:
    for i in range(len(word)):
        neighbours[word[:i] + "_" + word[i + 1 :]].add(word)


def adjacent(word):
    return sorted({other for i in range(len(word)) for other in neighbours[word[:i] + "_" + word[i + 1 :]]} - {word})


def ladder(start, goal):
    came, queue = {start: None}, deque([start])
    while queue:
        word = queue.popleft()
        if word == goal:
            path = []
            while word:
                path.append(word)
                word = came[word]
            return path[::-1]
        for other in adjacent(word):
            if other not in came:
                came[other] = word
                queue.append(other)
    return None


for start, goal in (("cold", "warm"), ("good", "ward"), ("talk", "gold"), ("cold", "zzzz"), ("wall", "wall")):
    path = ladder(start, goal)
    print(start, goal, " ".join(path) if path else "no ladder", len(path or ()))
print(adjacent("word"))
