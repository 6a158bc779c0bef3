# sorting with keys: lambdas, itemgetter, tuples, reverse, stability, min and max, groups
from operator import attrgetter, itemgetter


class Person:
    def __init__(self, name, age, city):
        self.name = name
        self.age = age
        self.city = city

    def __lt__(self, other):
        return self.age < other.age


people = []
seed = 11
for i in range(40000):
    seed = (seed * 1103515245 + 12345) % 2147483648
    people.append(Person(f"n{seed // 7 % 5003}", seed // 65536 % 90, "city%d" % (seed // 1024 % 40)))
by_age = sorted(people, key=lambda person: person.age)
print(by_age[0].name, by_age[-1].name)
by_both = sorted(people, key=lambda person: (person.city, -person.age, person.name))
print([(person.city, person.age, person.name) for person in by_both[:3]])
by_name = sorted(people, key=attrgetter("name"), reverse=True)
print(by_name[0].name, by_name[-1].name)
rows = [(person.city, person.age, person.name) for person in people]
for key in (itemgetter(1), itemgetter(0, 2), lambda row: row[2][1:]):
    rows.sort(key=key)
    print(rows[0], rows[-1])
people.sort()
print(people[0].name, people[-1].name)
groups = {}
for person in people:
    groups.setdefault(person.city, []).append(person.age)
print(sorted(((sum(ages) // len(ages), city) for city, ages in groups.items()), reverse=True)[:3])
print(max(people, key=lambda person: len(person.name) * 100 + person.age).name, min(rows, key=itemgetter(2, 1)))
words = " ".join(row[2] for row in rows).split()
print(sorted(words, key=len)[:3], sorted(set(words), key=str.lower)[:3], sorted(words, key=lambda w: w[::-1])[-1])
