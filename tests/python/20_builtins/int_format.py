"""format() of integers."""

specs = ["", "d", "5", "<5", ">5", "^5", "=5", "05", "+", " ", "-", "+05", ",", "_", "x", "X", "o", "b", "#x", "#X", "#o", "#b", "#010x", "_x", "_b",
         "c", "n", "e", ".2f", "g", "%", "*^9", "x<9", "+,", "010,", "12_", ".1e", "G", "#_b", "^+9", "08_b"]
for n in (0, 42, -42, 1234567, 65):
    for spec in specs:
        try:
            print(n, repr(spec), repr(format(n, spec)))
        except Exception as error:
            print(n, repr(spec), type(error).__name__, error)
for spec in (".2d", "s", "q", "5.5d", "+c", ",c", ",x", "_c", ",,", "_,", "<<<5", "5d5", "-#", "z", "10c,"):
    try:
        print(repr(spec), repr(format(65, spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
print(f"{10**25:,}", f"{10**25:_}", f"{2**70:x}", f"{2**70:#b}"[:12], f"{-(10**20):e}", f"{10**20:.3g}")
print(f"{True}", f"{True:d}", f"{True:5}", f"{True:>6}", f"{False:b}", f"{True!r:>7}")
