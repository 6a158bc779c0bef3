"""An exception in an imported module's function and in a method."""

import _failing


class Runner:
    def __init__(self, job):
        self.job = job

    def run(self):
        return self.job.execute(3)


print("running")
Runner(_failing.Job()).run()
