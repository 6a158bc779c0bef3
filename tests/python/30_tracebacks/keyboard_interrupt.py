"""KeyboardInterrupt raised by the program itself: exit status by signal."""

print("about to interrupt")
raise KeyboardInterrupt
