"""`json.encoder`: the names that programs import from here."""
from json import JSONEncoder
