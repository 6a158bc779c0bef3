"""Two levels down."""

from ..numbers import ONE
from .. import NAME


def up():
    return ONE, NAME
