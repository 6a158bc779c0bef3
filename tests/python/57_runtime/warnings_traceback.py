"""warnings, traceback, pprint, inspect."""
import inspect, os, pprint, traceback, warnings
with warnings.catch_warnings(record=True) as ws:
    warnings.simplefilter('always'); warnings.warn('uh'); warnings.warn('dep',DeprecationWarning); print([str(w.message) for w in ws])
def ff():
    raise ValueError('bad')
try: ff()
except ValueError: print(traceback.format_exc().replace(os.path.dirname(os.path.abspath(__file__)),'D'))
pprint.pprint({'b':list(range(30)),'a':{'x':'y'*50,'z':('t',)*10}}); pprint.pprint([1,[2,[3]]],depth=2)
def g(a,/,b:int=3,*c,d,e=4,**f)->str: pass
print(inspect.signature(g), inspect.getfullargspec(g), inspect.signature(g).bind(1,d=2).arguments)
