"""An exception while another one is handled."""


def handle():
    try:
        int("x")
    except ValueError:
        [][3]


handle()
