"""Fails at the end, after much that went well: exit status 1 and a chained traceback."""


class AccountError(Exception):
    pass


class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.log = []

    def withdraw(self, amount):
        if amount > self.balance:
            raise AccountError(f"{self.owner} has only {self.balance}, not {amount}")
        self.balance -= amount
        self.log.append(-amount)

    def deposit(self, amount):
        if not isinstance(amount, int):
            raise TypeError(f"amounts are whole numbers, not {amount!r}")
        self.balance += amount
        self.log.append(amount)


def transfer(source, target, amount):
    source.withdraw(amount)
    try:
        target.deposit(amount)
    except Exception as error:
        source.balance += amount
        raise AccountError(f"transfer of {amount} failed") from error


ada, grace = Account("Ada", 100), Account("Grace")
transfer(ada, grace, 30)
print(ada.balance, grace.balance)
try:
    transfer(grace, ada, 50)
except AccountError as error:
    print(error)
grace.balance += 0.5
transfer(grace, ada, 30.5)
