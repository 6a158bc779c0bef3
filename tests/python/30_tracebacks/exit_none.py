"""SystemExit without a code is success."""

print("bye")
raise SystemExit
