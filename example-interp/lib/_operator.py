"""`operator` by the name of its C part."""

from hmac import compare_digest as _compare_digest
from operator import *
