"""A histogram with few buckets, for latencies."""

LIMITS = [10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0, 5000.0, 10000.0]


class Histogram:
    """Counts by bucket: `counts[i]` is the number of values up to `limits[i]`, the last one those above all limits."""

    def __init__(self, limits=LIMITS):
        self.limits = limits
        self.counts = [0] * (len(limits) + 1)
        self.count = 0
        self.total = 0.0
        self.largest = 0.0

    def bucket(self, value):
        """The index of the bucket of `value`."""
        low, high = 0, len(self.limits)
        while low < high:
            middle = (low + high) // 2
            if self.limits[middle] < value:
                low = middle + 1
            else:
                high = middle
        return low

    def add(self, value):
        if value > 4 * self.limits[-1]:
            self.grow(value)
        self.counts[min(self.bucket(value), len(self.counts) - 1)] += 1
        self.count += 1
        self.total += value
        if value > self.largest:
            self.largest = value

    def grow(self, value):
        """Makes room for a value that is far above the last limit."""
        limit = self.limits[-1]
        while limit < value:
            limit *= 2
        self.limits.append(limit)
        self.counts.append(0)

    def percentile(self, percent):
        """An upper bound of the value below which `percent` of the values lie."""
        wanted = self.count * percent / 100
        seen = 0
        for limit, count in zip(self.limits, self.counts):
            seen += count
            if seen >= wanted:
                return limit
        return self.largest
