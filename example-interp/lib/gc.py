"""The cycle collector. It runs by the number of containers made, so that a recording replays; switching it off has no effect."""

from _gc import collect as _collect, get_objects as _get_objects, get_referents, get_referrers, is_tracked

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38

garbage = []
callbacks = []
_enabled = True
_debug = 0
_threshold = (700, 10, 10)
_stats = [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    for callback in callbacks:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    found = _collect()
    _stats[generation]["collections"] += 1
    _stats[generation]["collected"] += found
    for callback in callbacks:
        callback("stop", {"generation": generation, "collected": found, "uncollectable": 0})
    return found


def enable():
    global _enabled
    _enabled = True


def disable():
    global _enabled
    _enabled = False


def isenabled():
    return _enabled


def get_objects(generation=None):
    return _get_objects()


def get_stats():
    return [dict(stats) for stats in _stats]


def get_threshold():
    return _threshold


def set_threshold(threshold0, threshold1=10, threshold2=10, /):
    global _threshold
    _threshold = (threshold0, threshold1, threshold2)


def get_count():
    return (0, 0, 0)


def get_debug():
    return _debug


def set_debug(flags, /):
    global _debug
    _debug = flags


def is_finalized(obj, /):
    return False


def freeze():
    pass


def unfreeze():
    pass


def get_freeze_count():
    return 0
