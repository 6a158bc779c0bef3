"""A module with a function that fails."""


class Job:
    def execute(self, n):
        if n:
            return self.execute(n - 1)
        raise PermissionError(13, "Not allowed", "/some/file")
