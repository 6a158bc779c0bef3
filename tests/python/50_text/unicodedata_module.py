# `unicodedata`: the properties of whole ranges, names, and the normalization forms.
import unicodedata as u
from hashlib import md5


def answer(function, *args):
    try:
        return function(*args)
    except Exception as exc:
        return f'{type(exc).__name__}: {exc}'


def everything(c):
    return (
        u.category(c), u.bidirectional(c), u.east_asian_width(c), u.combining(c), u.mirrored(c), u.decomposition(c),
        u.name(c, None), u.decimal(c, None), u.digit(c, None), u.numeric(c, None),
    )


print(u.unidata_version)
for start in [0x0, 0x300, 0xe00, 0x1e00, 0x2000, 0x2400, 0x3000, 0x3300, 0xa8c0, 0xac00, 0xd7f0, 0xf900, 0xfb00, 0xff00, 0x10140,
              0x1d100, 0x1f900, 0x1fa70, 0x2f800, 0xe0000, 0xfff00, 0x10ff00]:
    rows = [everything(chr(code)) for code in range(start, start + 256)]
    print(hex(start), md5(ascii(rows).encode()).hexdigest())
for c in 'a\u00e9\u0301\u0660\u00bd\u2167\u4e00\uac00\t(\u200f\ud800':
    print(ascii(c), everything(c))

texts = [
    '', 'plain', 'caf\u00e9', 'cafe\u0301', '\u1e9b\u0323', 'q\u0307\u0323', '\ufb01 \u2460 \uff76\uff9e', '\uac01\u11a8', '\u1100\u1161\u11a8',
    'A\u030a \u212b \u2126', '\u0378\u0301a\u0301', 'a\u0301\u0378', '\U0001d15e', '\u0f73\u0344', 'a\u0315\u0300\u05ae\u0327b', '\ud800e\u0301',
]
for form in 'NFC', 'NFD', 'NFKC', 'NFKD':
    for text in texts:
        normal = u.normalize(form, text)
        print(form, ascii(normal), u.is_normalized(form, text), u.normalize(form, normal) == normal)

for name in ['DIGIT ONE', 'latin small letter e with acute', 'CJK UNIFIED IDEOGRAPH-4E00', 'HANGUL SYLLABLE GAG', 'BELL', 'no such']:
    print(ascii(answer(u.lookup, name)))
for function in u.category, u.mirrored, u.decomposition:
    print(answer(function, 'ab'), answer(function, 1), answer(function), sep=' | ')
for function in u.name, u.decimal, u.digit, u.numeric:
    print(answer(function, ''), answer(function, 1), answer(function, '\t'), answer(function, '\t', 'default'), sep=' | ')
print(answer(u.normalize, 'nfc', 'x'), answer(u.normalize, 1, 'x'), answer(u.is_normalized, 'NFC', 1), sep=' | ')
