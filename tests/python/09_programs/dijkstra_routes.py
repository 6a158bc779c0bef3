"""Shortest routes with a heap, the route told as text, and what cannot be reached."""

import heapq
import math

ROADS = {"A": {"B": 7, "C": 9, "F": 14}, "B": {"A": 7, "C": 10, "D": 15}, "C": {"A": 9, "B": 10, "D": 11, "F": 2}, "D": {"B": 15, "C": 11, "E": 6}, "E": {"D": 6, "F": 9}, "F": {"A": 14, "C": 2, "E": 9}, "Z": {}}


def distances(start):
    best = {place: math.inf for place in ROADS} | {start: 0}
    previous, queue = {}, [(0, start)]
    while queue:
        far, place = heapq.heappop(queue)
        if far > best[place]:
            continue
        for neighbour, length in ROADS[place].items():
            if far + length < best[neighbour]:
                best[neighbour] = far + length
                previous[neighbour] = place
                heapq.heappush(queue, (best[neighbour], neighbour))
    return best, previous


def route(previous, end):
    path = [end]
    while path[-1] in previous:
        path.append(previous[path[-1]])
    return " -> ".join(reversed(path))


for start in "AE":
    best, previous = distances(start)
    for place, far in sorted(best.items(), key=lambda item: (item[1], item[0])):
        print(f"{start} to {place}: {far:>4}  {route(previous, place) if far < math.inf else 'no way'}")
