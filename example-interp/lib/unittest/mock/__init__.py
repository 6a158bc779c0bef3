"""Objects that stand in for others in tests: they do as told and remember how they were used."""

from ._calls import ANY, DEFAULT, _Call, _CallList, call, sentinel
from ._mocks import AsyncMock, CallableMixin, MagicMock, Mock, NonCallableMagicMock, NonCallableMock, PropertyMock
from ._specs import InvalidSpecError
from ._autospec import create_autospec, mock_open, seal
from ._patching import _patch, _patch_dict, patch

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock", "FILTER_DIR",
           "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

# whether dir() of a mock leaves out what is of no use in tests; programs may set it
FILTER_DIR = True
