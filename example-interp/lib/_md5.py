"""One algorithm of `hashlib`, by the name of its C module."""

from hashlib import md5
