"""sys.exit with something that is not a number."""

import sys

print("out")
sys.exit(["a", "list"])
