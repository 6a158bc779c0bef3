"""Bytes as text, and checksums."""

from _hash import crc32


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {byte: value for value, byte in enumerate(_ALPHABET)}


def _data(value, expected="a bytes-like object is required"):
    if isinstance(value, bytes):
        return value
    try:
        return bytes(memoryview(value))
    except TypeError:
        raise TypeError(f"{expected}, not '{type(value).__name__}'") from None


def _ascii(value):
    if isinstance(value, str):
        if not value.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return value.encode()
    return _data(value, "argument should be bytes, buffer or ASCII string")


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _data(data)
    text = data.hex() if sep is None else data.hex(sep, bytes_per_sep)
    return text.encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    data = _ascii(hexstr)
    if len(data) % 2:
        raise Error("Odd-length string")
    if any(byte not in b"0123456789abcdefABCDEF" for byte in data):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(data.decode())


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    data = _data(data)
    rest = len(data) % 3
    padded = data + bytes(-len(data) % 3)
    out = bytearray()
    for place in range(0, len(padded), 3):
        group = padded[place] << 16 | padded[place + 1] << 8 | padded[place + 2]
        out += bytes((_ALPHABET[group >> 18], _ALPHABET[group >> 12 & 63], _ALPHABET[group >> 6 & 63], _ALPHABET[group & 63]))
    if rest:
        out[rest - 3:] = b"=" * (3 - rest)
    if newline:
        out += b"\n"
    return bytes(out)


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii(data)
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    out = bytearray()
    group = count = padding = 0
    finished = False
    for place, byte in enumerate(data):
        if byte == 61:
            padding += 1
            if count >= 2 and count + padding >= 4:
                if strict_mode and place + 1 < len(data):
                    raise Error("Excess data after padding")
                finished = True
                break
            continue
        value = _VALUES.get(byte)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if padding and strict_mode:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        group = group << 6 | value
        count += 1
        if count == 4:
            out += group.to_bytes(3, "big")
            group = count = 0
    if count and not finished:
        if count == 1:
            whole = len(out) // 3 * 4 + 1
            raise Error(f"Invalid base64-encoded string: number of data characters ({whole}) cannot be 1 more than a multiple of 4")
        raise Error("Incorrect padding")
    if count == 1:
        whole = len(out) // 3 * 4 + 1
        raise Error(f"Invalid base64-encoded string: number of data characters ({whole}) cannot be 1 more than a multiple of 4")
    if count == 2:
        out.append(group >> 4)
    elif count == 3:
        out += (group >> 2).to_bytes(2, "big")
    return bytes(out)


def b2a_uu(data, /, *, backtick=False):
    data = _data(data)
    if len(data) > 45:
        raise Error("At most 45 bytes at once")
    padded = data + bytes(-len(data) % 3)
    values = [len(data)]
    for place in range(0, len(padded), 3):
        group = int.from_bytes(padded[place:place + 3], "big")
        values += (group >> 18, group >> 12 & 63, group >> 6 & 63, group & 63)
    return bytes(96 if backtick and not value else value + 32 for value in values) + b"\n"


def _of_uu(byte):
    """What a character of a line stands for; the end of the line stands for spaces that were cut off."""
    if byte in b"\r\n":
        return 0
    if not 32 <= byte <= 96:
        raise Error("Illegal char")
    return byte - 32 & 63


def a2b_uu(data, /):
    data = _ascii(data)
    size = data[0] - 32 & 63 if data else 32
    digits = -(-size * 4 // 3)
    line = data[1:1 + digits].ljust(digits + -digits % 4, b"\n")
    if any(byte not in b" `\r\n" for byte in data[1 + digits:]):
        raise Error("Trailing garbage")
    out = bytearray()
    for place in range(0, len(line), 4):
        group = 0
        for byte in line[place:place + 4]:
            group = group << 6 | _of_uu(byte)
        out += group.to_bytes(3, "big")
    return bytes(out[:size])


_LINE = 76  # characters that a line of quoted-printable text may have


def b2a_qp(data, quotetabs=False, istext=True, header=False):
    data = _data(data)
    first = data.find(b"\n")
    end = b"\r\n" if first > 0 and data[first - 1] == 13 else b"\n"
    out, length, place = bytearray(), 0, 0
    while place < len(data):
        byte, following = data[place], data[place + 1:place + 2]
        if istext and (byte == 10 or byte == 13 and following == b"\n"):
            if out[-1:] in (b" ", b"\t"):  # a space at the end of a line would get lost
                out[-1:] = b"=%02X" % out[-1]
            out += end
            length, place = 0, place + (1 if byte == 10 else 2)
            continue
        blank = byte in b" \t"
        quoted = (byte > 126 or byte == 61 or byte < 33 and not blank and (byte not in b"\r\n" or not istext)
                  or blank and (quotetabs or not following) or header and byte == 95
                  or byte == 46 and not length and (not following or following in b"\r\n\0"))
        if header and byte == 32 and not quotetabs and following:
            byte = 95
        shown = b"=%02X" % byte if quoted else bytes((byte,))
        if length + len(shown) >= _LINE and (quoted or following not in (b"", b"\n")):
            out += b"=" + end
            length = 0
        out += shown
        length += len(shown)
        place += 1
    return bytes(out)


def a2b_qp(data, header=False):
    data = _ascii(data)
    out, place = bytearray(), 0
    while place < len(data):
        byte = data[place]
        place += 1
        if byte == 61:
            code = data[place:place + 2]
            if code[:1] in (b"", b"\r", b"\n"):  # a line that goes on
                place = data.find(b"\n", place) + 1 or len(data)
                continue
            if code[:1] == b"=":  # broken codecs write this for `=`
                place += 1
            elif len(code) == 2 and all(digit in b"0123456789abcdefABCDEF" for digit in code):
                byte = int(code, 16)
                place += 2
        elif header and byte == 95:
            byte = 32
        out.append(byte)
    return bytes(out)


def crc_hqx(data, crc, /):
    crc &= 0xffff
    for byte in _data(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xffff
    return crc
