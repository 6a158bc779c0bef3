"""Writes the access log that loganalyser.py reads: `makelog.py FILE LINES`.  The same arguments give the same file."""

import random
import sys

ENDPOINTS = ["/", "/login", "/search", "/cart", "/checkout", "/health", "/static/app.js", "/static/site.css"]
WEIGHTS = [30, 6, 18, 9, 3, 4, 20, 10]
TYPICAL = {"/search": 240.0, "/checkout": 600.0, "/login": 90.0}
METHODS = {"/login": "POST", "/checkout": "POST"}


def latency(rng, path):
    """Milliseconds, with a long tail."""
    typical = TYPICAL.get(path, 25.0)
    value = typical * (0.4 + rng.random())
    if rng.random() < 0.02:
        value *= 1 + 20 * rng.random()
    return value


def status(rng, path):
    draw = rng.random()
    if draw < 0.004:
        return 500
    if draw < 0.02:
        return 404 if path != "/login" else 403
    return 200


def write_log(name, lines):
    rng = random.Random(2026)
    clock = 1_760_000_000.0
    stuck = lines * 38 // 100
    with open(name, "w") as out:
        for number in range(lines):
            clock += rng.random() * 1.7
            path = rng.choices(ENDPOINTS, WEIGHTS)[0]
            host = f"10.{rng.randrange(4)}.{rng.randrange(8)}.{rng.randrange(1, 60)}"
            taken = latency(rng, path)
            if number == stuck:
                # The one request of the day that hung until its proxy gave up.
                path, taken = "/search", 61_204.5
            code = status(rng, path)
            size = rng.randrange(200, 60_000) if code == 200 else "-"
            print(f"{clock:.3f} {host} {METHODS.get(path, 'GET')} {path} {code} {size} {taken:.1f}", file=out)


def main():
    name, lines = sys.argv[1], int(sys.argv[2])
    write_log(name, lines)
    print(f"{name}: {lines} lines")


if __name__ == "__main__":
    main()
