"""Odd exit codes."""

import sys

sys.exit(True)
