"""`json.decoder`: the names that programs import from here."""
from json import JSONDecodeError, JSONDecoder
