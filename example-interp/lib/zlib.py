"""Checksums. Compression is not there yet."""

from _hash import adler32, crc32
