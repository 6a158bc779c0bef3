"""warnings: functions that a program puts in the place of the module's, and what modules remember."""
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print("shown", message, category.__name__, lineno, file, line)


warnings.simplefilter("default")
own, warnings.showwarning = warnings.showwarning, show
warnings.warn("by the program")
with warnings.catch_warnings(record=True) as seen:
    warnings.warn("recorded")
    warnings.showwarning = show
    warnings.warn("by the program again")
    print([str(each.message) for each in seen])
print(warnings.showwarning is show)
warnings.showwarning = own
space = {"__name__": "elsewhere"}
exec("import warnings\nfor _ in range(2): warnings.warn('in exec')", space)
print({key: value for key, value in space["__warningregistry__"].items() if key != "version"})
registry = {}
for action in ("default", "once", "module", "always"):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter(action)
        for line in (1, 1, 2):
            warnings.warn_explicit(f"by {action}", UserWarning, "file.py", line, "mod", registry)
        print(action, [each.lineno for each in seen], {key: value for key, value in registry.items() if key != "version"})
