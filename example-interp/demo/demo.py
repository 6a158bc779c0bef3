"""A tiny dungeon: Mira walks down, meets whoever lives there, and drinks a potion when she is hurt.

Every run is different, because the dice are not seeded.  Every run goes wrong, and where it shows is not where it went
wrong: record it, go to the end, and walk backwards.
"""

import random


class Potion:
    def __init__(self, name, power):
        self.name = name
        self.power = power

    def __repr__(self):
        return f"<{self.name} {self.power:+d}>"


class Hero:
    def __init__(self, name, health):
        self.name = name
        self.health = health
        self.backpack = [Potion("tea", 5), Potion("honey", 8), Potion("elixir", 20)]

    def drink(self):
        """Drinks the strongest potion that is left."""
        potion = max(self.backpack, key=lambda candidate: abs(candidate.power))
        self.backpack.remove(potion)
        before = self.health
        self.health += potion.power
        print(f"  {self.name} drinks {potion.name}: {before} -> {self.health}")
        if self.health < before:
            raise RuntimeError(f"{self.name} drank {potion.name} and lost {before - self.health} health")


class Monster:
    def __init__(self, name, strength):
        self.name = name
        self.strength = strength

    def meet(self, hero):
        hit = random.randint(1, self.strength)
        hero.health -= hit
        print(f"  the {self.name} hits {hero.name} for {hit}: {hero.health} left")


class Merchant:
    name = "merchant"

    def meet(self, hero):
        extra = random.choice(["mint", "ginger", "sage"])
        hero.backpack.append(Potion(extra, random.randint(2, 6)))
        print(f"  the merchant gives {hero.name} some {extra}")


class Witch:
    """Wants to know what her curse would do to the hero's backpack, and tries it out on a copy."""

    name = "witch"

    def meet(self, hero):
        total = sum(potion.power for potion in self.curse(hero.backpack))
        print(f"  the witch mumbles: '{total}, that would be fun'")

    def curse(self, backpack):
        practice = list(backpack)
        for potion in practice:
            potion.power = -potion.power
        return practice


def main():
    hero = Hero("Mira", 40)
    rooms = [Merchant(), Monster("rat", 4), Witch(), Monster("spider", 6), Merchant()]
    rooms += [Monster(name, 5) for name in ("bat", "goblin", "ghost", "troll", "ogre", "dragon")] * 3
    for depth, inhabitant in enumerate(rooms, start=1):
        print(f"room {depth}: the {inhabitant.name}")
        inhabitant.meet(hero)
        if hero.health < 20:
            hero.drink()
    print(f"{hero.name} is out again, with {hero.health} health")


main()
