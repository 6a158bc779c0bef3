"""Huffman coding with a heap by hand; encodes, decodes, and compares sizes."""


class Node:
    counter = 0

    def __init__(self, weight, symbol=None, left=None, right=None):
        self.weight, self.symbol, self.left, self.right = weight, symbol, left, right
        Node.counter += 1
        self.order = Node.counter

    def __lt__(self, other):
        return (self.weight, self.order) < (other.weight, other.order)

    def codes(self, prefix=""):
        if self.symbol is not None:
            yield self.symbol, prefix or "0"
        else:
            yield from self.left.codes(prefix + "0")
            yield from self.right.codes(prefix + "1")


def build(text):
    counts = {}
    for char in text:
        counts[char] = counts.get(char, 0) + 1
    nodes = sorted(Node(n, c) for c, n in sorted(counts.items()))
    while len(nodes) > 1:
        a, b, *nodes = nodes
        nodes.append(Node(a.weight + b.weight, left=a, right=b))
        nodes.sort()
    return nodes[0]


def encode(text, tree):
    table = dict(tree.codes())
    return "".join(table[c] for c in text)


def decode(bits, tree):
    out, node = [], tree
    for bit in bits:
        node = node.left if bit == "0" else node.right
        if node.symbol is not None:
            out.append(node.symbol)
            node = tree
    return "".join(out)


def pack(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i : i + 8], 2) for i in range(0, len(padded), 8))


text = "she sells sea shells by the sea shore; the shells she sells are surely seashells"
tree = build(text)
for symbol, code in sorted(tree.codes(), key=lambda item: (len(item[1]), item[1])):
    print(repr(symbol), code)
bits = encode(text, tree)
packed = pack(bits)
print(len(text), len(bits), len(packed), packed.hex()[:40], decode(bits, tree) == text)
