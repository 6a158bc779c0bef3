"""`warnings` by the name of its C part."""

from warnings import defaultaction as _defaultaction, filters, warn, warn_explicit
