"""A year at a small bank: customers pay, save and borrow, and at the end the books must balance.

All amounts are in cents.
"""

import random
import sys

DAYS = 365


class BankError(Exception):
    """Something that the bank refuses to do."""


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.number} cannot pay {money(amount)}")
        self.account = account
        self.amount = amount


def money(amount):
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100:,}.{abs(amount) % 100:02d}"


class Entry:
    """One line of an account's history."""

    __slots__ = ("day", "kind", "amount")

    def __init__(self, day, kind, amount):
        self.day = day
        self.kind = kind
        self.amount = amount

    def __repr__(self):
        return f"Entry(day {self.day}, {self.kind}, {money(self.amount)})"


class Account:
    """An account.  What a kind of account does differently is in its methods `limit` and `end_of_month`."""

    kind = "account"

    def __init__(self, number, owner, opening):
        self.number = number
        self.owner = owner
        self.balance = 0
        self.history = []
        self.corrected = 0
        self.book(0, "opening", opening)

    def __repr__(self):
        return f"<{self.kind} {self.number} of {self.owner}: {money(self.balance)}>"

    def limit(self):
        """How far the balance may go down."""
        return 0

    def book(self, day, kind, amount):
        self.history.append(Entry(day, kind, amount))
        self.balance += amount

    def deposit(self, day, amount, kind="deposit"):
        self.book(day, kind, amount)

    def withdraw(self, day, amount, kind="withdrawal"):
        if self.balance - amount < self.limit():
            raise InsufficientFunds(self, amount)
        self.book(day, kind, -amount)

    def end_of_month(self, day):
        return 0

    def take_back(self, day, count):
        """Undoes the last `count` entries."""
        for entry in self.history[-count:]:
            self.corrected -= entry.amount
            self.book(day, "correction", -entry.amount)


class Checking(Account):
    kind = "checking"

    def __init__(self, number, owner, opening, overdraft=50_000):
        super().__init__(number, owner, opening)
        self.overdraft = overdraft

    def limit(self):
        return -self.overdraft

    def end_of_month(self, day):
        fee = 250
        if self.balance < 0:
            fee += -self.balance * 12 // 1200
        self.book(day, "fee", -fee)
        return -fee


class Savings(Account):
    kind = "savings"
    rate = 3

    def withdraw(self, day, amount, kind="withdrawal"):
        if amount > 200_000:
            raise BankError(f"{self.number} needs notice for {money(amount)}")
        super().withdraw(day, amount, kind)

    def end_of_month(self, day):
        interest = self.balance * self.rate // 1200
        self.book(day, "interest", interest)
        return interest


class Junior(Savings):
    """A savings account with a better rate, for children: money can only be put in."""

    kind = "junior"
    rate = 5

    def withdraw(self, day, amount, kind="withdrawal"):
        raise BankError(f"{self.number} is a junior account")


class Bank:
    def __init__(self, rng):
        self.rng = rng
        self.accounts = {}
        self.cash = 0
        self.paid = 0
        self.refusals = {}

    def open(self, make, owner, opening):
        number = f"{make.kind[0].upper()}{len(self.accounts) + 101}"
        account = self.accounts[number] = make(number, owner, opening)
        self.cash += opening
        return account

    def transfer(self, day, source, target, amount):
        source.withdraw(day, amount, "transfer")
        target.deposit(day, amount, "transfer")

    def day(self, day, outage=False):
        accounts = list(self.accounts.values())
        for account in accounts:
            try:
                self.business(day, account, accounts)
            except BankError as error:
                kind = type(error).__name__
                self.refusals[kind] = self.refusals.get(kind, 0) + 1
        if outage:
            self.outage(day)
        if day % 30 == 0:
            self.paid += sum(account.end_of_month(day) for account in accounts)

    def business(self, day, account, accounts):
        """What happens to one account on one day."""
        draw = self.rng.random()
        if draw < 0.10:
            amount = self.rng.randrange(1_000, 90_000)
            account.deposit(day, amount)
            self.cash += amount
        elif draw < 0.25:
            amount = self.rng.randrange(500, 60_000)
            account.withdraw(day, amount)
            self.cash -= amount
        elif draw < 0.40:
            target = self.rng.choice(accounts)
            if target is not account:
                self.transfer(day, account, target, self.rng.randrange(100, 250_000))

    def outage(self, day):
        """The computer centre was down and nothing of this day is certain: the day's entries are taken back."""
        for account in self.accounts.values():
            today = [entry for entry in account.history if entry.day == day]
            account.take_back(day, len(today))
            self.cash -= sum(entry.amount for entry in today if entry.kind in ("deposit", "withdrawal"))

    def audit(self):
        """The money that customers have, and the money that the bank has for them."""
        owed = sum(account.balance for account in self.accounts.values())
        return owed, self.cash + self.paid


def populate(bank):
    names = ["Ada", "Grace", "Edsger", "Barbara", "Donald", "Frances", "Tony", "Radia", "Ken", "Lynn"]
    for position, name in enumerate(names):
        bank.open(Checking, name, 100_000 + 10_000 * position)
        if position % 2 == 0:
            bank.open(Savings, name, 2_500_000)
        if position % 5 == 3:
            bank.open(Junior, name + " jr.", 50_000)


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else None
    rng = random.Random(seed)
    bank = Bank(rng)
    populate(bank)
    outage = rng.randrange(60, 120)
    for day in range(1, DAYS + 1):
        bank.day(day, outage=day == outage)
    for account in bank.accounts.values():
        print(f"{account.number}  {account.kind:<9}{account.owner:<13}{money(account.balance):>16}")
    for kind, count in sorted(bank.refusals.items()):
        print(f"{kind}: {count}")
    owed, held = bank.audit()
    print(f"owed {money(owed)}, held {money(held)}")
    if owed != held:
        print(f"the books are wrong by {money(owed - held)}")
        for account in bank.accounts.values():
            if account.corrected:
                print(f"  {account.number} was corrected by {money(account.corrected)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
