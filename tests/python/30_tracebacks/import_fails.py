"""An import that fails while the module runs."""

print("importing")
import _raises
