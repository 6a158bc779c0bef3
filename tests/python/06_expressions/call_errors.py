"""The TypeErrors of wrong calls: too many, too few, unknown, doubled arguments, of functions and builtins."""


def none():
    pass


def one(a):
    pass


def mixed(a, b=1, /, c=2, *, d, e=3):
    pass


def many(a, b, c, d):
    pass


def star(a, *rest, key):
    pass


def keywords(*, x, y, z):
    pass


class K:
    def method(self, a):
        pass

    def __init__(self, value=0):
        pass

    @staticmethod
    def static(a):
        pass

    @classmethod
    def of(cls, a):
        pass


calls = """none(1) none(x=1) one() one(1,2) one(b=1) one(1,a=2) mixed() mixed(1) mixed(1,2,3,4) mixed(1,d=1,a=2) mixed(1,b=2,d=3) mixed(1,d=1,f=2) many() many(1) many(1,2) many(1,2,3)
many(1,2,3,4,5) many(1,2,3,4,a=5) star() star(1) star(1,2,3) keywords() keywords(x=1) keywords(x=1,y=2) keywords(1,x=1,y=2,z=3) keywords(1,2) K().method() K().method(1,2) K.method()
K(1,2) K(valu=3) K.static() K.of() K().static(1,2) one(*[1,2]) one(**{'a':1,'b':2}) one(**{1:2}) one(*5) one(**5) one(**[]) one(1,**{'a':2}) none(*none()) many(1,c=2)
len() len(1,2) len(x=1) print(sepp='') int(1,2,3) int(x=1) sorted() sorted([],1) [].append() [].append(1,2) {}.get() {}.update(1) 'a'.join() 'a'.split(1) ''.replace('a') max() min(1) max(1,key=3)
sum() isinstance(1) range() range(1,2,3,4) str(1,2,3,4) dict(1) dict([1]) dict([(1,2,3)]) list(1,2) tuple(1,2) set(1,2) zip(1) map() map(None) enumerate() open() getattr(1) setattr(1,'a') type(1,2)
bool(1,2) float(1,2) complex(1,2,3) object(1) property(1,2,3,4,5) slice() iter() next() ord() chr() abs() divmod(1) pow(1) round() hash() id() repr() super(1,2,3) ''.format() ''.upper(1) [].sort(1) [].pop(1,2)
[].insert(1) {}.pop() {}.setdefault() set().add() (1).bit_length(1) vars(1,2) reversed() filter(None) all() any(1,2) callable() dir(1,2) eval() exec() compile('x') input(1,2) issubclass(int)""".split()
calls = " ".join(calls).replace("from ", "").split(" ")
for call in calls:
    try:
        print(call, eval(call))
    except Exception as error:
        print(call, "->", type(error).__name__, error)
