"""`Did you mean`: for names, attributes, imports and keywords, and when there is none."""

import math
import traceback

counter_value = 1


class Account:
    balance = 0

    def withdraw(self, amount):
        return self.blance - amount

    def missing_self(self):
        return balance


def local_names():
    total_amount = 5
    return totl_amount + total_amount


def builtin_name():
    return lenn("x")


def module_attribute():
    return math.sqroot(4)


def import_name():
    from math import sqroot


def forgotten_import():
    return json.dumps({})


def far_away():
    return zzzzzz


def on_instance():
    return Account().withdrew


def on_string():
    return "x".uper()


def class_attribute():
    return Account.balanse


def global_name():
    return counter_valu


def none_attribute():
    return None.append


def short():
    return a


for function in (Account().withdraw, Account().missing_self, local_names, builtin_name, module_attribute, import_name, forgotten_import, far_away, on_instance, on_string, class_attribute, global_name, none_attribute, short):
    try:
        function(1) if function.__name__ == "withdraw" else function()
    except Exception as error:
        print(function.__name__, "|", "".join(traceback.format_exception(error)).splitlines()[-1].split(" (")[0])
