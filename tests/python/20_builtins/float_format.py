"""format() of floats."""

specs = ["", "f", ".0f", ".2f", "e", ".3e", "E", "g", ".3g", "G", "n", "%", ".1%", "10.2f", "<10.2f", "^10.2f", "=+10.2f", "010.2f", "+", " .1f", ",", ",.2f", "_.2f", "#.0f", "#g",
         "*^12.3f", ".10g", "10", "<10", ".0e", "#.0e", "+.1e", "z.1f", "F", ".3", "5.1", "-.2f"]
for x in (0.0, 1.0, 1234567.891, -0.05, 1e-10, 1e20, float("inf"), float("-inf"), float("nan")):
    for spec in specs:
        try:
            print(x, repr(spec), repr(format(x, spec)))
        except Exception as error:
            print(x, repr(spec), type(error).__name__, error)
for spec in ("d", "x", "c", "s", "b", ".f", "..2f", "5.f", ",_f"):
    try:
        print(repr(format(1.5, spec)))
    except Exception as error:
        print(repr(spec), type(error).__name__, error)
for template in ("%f", "%.0f", "%.2f", "%e", "%.3E", "%g", "%G", "%10.3f|", "%-10.3f|", "%+.1f", "% .1f", "%010.2f", "%#.0f", "%r", "%s", "%d", "%i", "%5.1f%%", "%F"):
    print(template, [template % value for value in (0.0, -1.5, 1234.5678, 1e10)])
print("%f %F %e %g" % ((float("inf"),) * 4), "%f %F %e %g" % ((float("nan"),) * 4), "%05f" % float("-inf"))
