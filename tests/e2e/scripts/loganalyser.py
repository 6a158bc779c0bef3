"""Reads an access log and prints what an operator wants to know: `loganalyser.py FILE`.

A line of the log is `SECONDS HOST METHOD PATH STATUS SIZE MILLISECONDS`; a size of `-` means that there was no body.
"""

import json
import sys
import time

from histogram import Histogram


class BadLine(ValueError):
    """A line that is not what the format says."""

    def __init__(self, number, text, why):
        super().__init__(f"line {number}: {why}")
        self.number = number
        self.text = text


class Request:
    __slots__ = ("when", "host", "method", "path", "status", "size", "taken")

    def __init__(self, when, host, method, path, status, size, taken):
        self.when = when
        self.host = host
        self.method = method
        self.path = path
        self.status = status
        self.size = size
        self.taken = taken

    @classmethod
    def parse(cls, number, line):
        fields = line.split()
        if len(fields) != 7:
            raise BadLine(number, line, f"{len(fields)} fields instead of 7")
        when, host, method, path, status, size, taken = fields
        try:
            return cls(
                float(when),
                host,
                method,
                path,
                int(status),
                0 if size == "-" else int(size),
                float(taken),
            )
        except ValueError as error:
            raise BadLine(number, line, str(error)) from error


def requests(lines, rejected):
    """The requests of a log.  Lines that cannot be read are put into `rejected`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            yield Request.parse(number, line)
        except BadLine as error:
            rejected.append(error)


class Endpoint:
    """Everything known about one path."""

    def __init__(self, path):
        self.path = path
        self.latency = Histogram()
        self.failures = 0
        self.bytes = 0

    def add(self, request):
        self.latency.add(request.taken)
        self.bytes += request.size
        if request.status >= 500:
            self.failures += 1

    @property
    def count(self):
        return self.latency.count

    def summary(self):
        return {
            "path": self.path,
            "count": self.count,
            "failures": self.failures,
            "bytes": self.bytes,
            "p50": self.latency.percentile(50),
            "p99.9": self.latency.percentile(99.9),
            "max": self.latency.largest,
        }


class Hosts:
    """Requests and bytes by host, and the hosts that look like robots: many requests in a short time."""

    WINDOW = 60.0
    ROBOT = 6

    def __init__(self):
        self.requests = {}
        self.bytes = {}
        self.recent = {}
        self.robots = set()

    def add(self, request):
        host = request.host
        self.requests[host] = self.requests.get(host, 0) + 1
        self.bytes[host] = self.bytes.get(host, 0) + request.size
        recent = self.recent.setdefault(host, [])
        recent.append(request.when)
        while recent[0] < request.when - self.WINDOW:
            recent.pop(0)
        if len(recent) >= self.ROBOT:
            self.robots.add(host)

    def top(self, count):
        ranked = sorted(self.requests.items(), key=lambda item: (-item[1], item[0]))
        return [(host, number, self.bytes[host]) for host, number in ranked[:count]]


class Report:
    def __init__(self):
        self.endpoints = {}
        self.hosts = Hosts()
        self.rejected = []
        self.statuses = {}
        self.first = None
        self.last = None

    def read(self, lines):
        for request in requests(lines, self.rejected):
            self.add(request)

    def add(self, request):
        endpoint = self.endpoints.get(request.path)
        if endpoint is None:
            endpoint = self.endpoints[request.path] = Endpoint(request.path)
        endpoint.add(request)
        self.hosts.add(request)
        self.statuses[request.status] = self.statuses.get(request.status, 0) + 1
        if self.first is None:
            self.first = request.when
        self.last = request.when

    def check(self):
        """Endpoints whose figures cannot be true."""
        return [
            endpoint.path
            for endpoint in self.endpoints.values()
            if endpoint.latency.percentile(99.9) > 2 * endpoint.latency.largest
        ]

    def show(self):
        total = sum(endpoint.count for endpoint in self.endpoints.values())
        hours = (self.last - self.first) / 3600
        print(f"{total} requests in {hours:.2f} hours, {len(self.hosts.requests)} hosts, {len(self.rejected)} bad lines")
        print("status  " + ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items())))
        print(f"{'path':<18}{'count':>8}{'failed':>8}{'MB':>9}{'p50 ms':>9}{'p99.9 ms':>9}{'max ms':>10}")
        for path in sorted(self.endpoints):
            row = self.endpoints[path].summary()
            print(
                f"{row['path']:<18}{row['count']:>8}{row['failures']:>8}{row['bytes'] / 1e6:>9.1f}"
                f"{row['p50']:>9.0f}{row['p99.9']:>9.0f}{row['max']:>10.1f}"
            )
        print("busiest hosts")
        for host, count, size in self.hosts.top(5):
            robot = " (robot?)" if host in self.hosts.robots else ""
            print(f"  {host:<14}{count:>6}{size / 1e6:>8.1f} MB{robot}")

    def as_json(self):
        rows = [self.endpoints[path].summary() for path in sorted(self.endpoints)]
        return json.dumps({"endpoints": rows, "rejected": len(self.rejected)}, sort_keys=True)


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: loganalyser.py FILE")
    started = time.time()
    report = Report()
    with open(sys.argv[1]) as lines:
        report.read(lines)
    report.show()
    with open("report.json", "w") as out:
        out.write(report.as_json())
    wrong = report.check()
    print(f"analysed in {time.time() - started:.3f} s")
    if wrong:
        print(f"the figures of {', '.join(wrong)} cannot be true", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
