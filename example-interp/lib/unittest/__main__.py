"""`-m unittest`"""

import sys
from unittest.runner import main

if sys.argv[0].endswith("__main__.py") or sys.argv[0].startswith("<"):
    sys.argv[0] = "python -m unittest"
__unittest = True
main(module=None)
