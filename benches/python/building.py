# strings: joined, formatted, sliced, searched, replaced, encoded
def table(rows):
    lines = []
    for row in range(rows):
        cells = [f"{row:06d}", f"{row / 7:10.3f}", "%-8s|" % ("r" + str(row % 13)), "{:>5}".format(row * row % 997)]
        lines.append(" ".join(cells))
    return "\n".join(lines)


text = table(60000)
print(len(text), text.count("r12"), text.find("r7     |  500"), text.rfind("r1 "))
fields = [line.split() for line in text.splitlines()]
print(len(fields), sum(len(field) for row in fields for field in row))
csv = ",".join(f'"{row[0]}";{row[1].strip()}' for row in fields)
print(len(csv), csv[1000:1040], len(csv.replace(";", "; ").encode()))

out = ""
for i in range(300000):
    out += chr(97 + i % 26)
    if i % 100 == 99:
        out = out[50:]
print(len(out), out[:30], out[::-1][:30])

wide = "".join(chr(0x3B1 + i % 24) for i in range(100000))
words = [wide[i : i + 5].upper() for i in range(0, len(wide), 5)]
print(len(wide.encode()), len(set(words)), words[3], sum(word.startswith("Α") for word in words))
print(sum(1 for line in text.splitlines() if line.strip().endswith("0") and line[:2].isdigit()))
