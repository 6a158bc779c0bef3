# Decimal arithmetic: texts, operators, functions, roundings, formats, contexts and their signals.
from decimal import *
D=Decimal
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__module__, type(e).__name__, e)
print(repr(getcontext()))
for s in ["1","-0","1.10","1e5","1E-7","0.000001","0.0000001","NaN","-sNaN12","inf","1_000.5"," 12 ","123456789012345678901234567890.5","0E+3","-0.00"]:
    print(repr(D(s)), D(s).as_tuple() , D(s).to_eng_string())
for s in ["abc","","1e","--1"]: t(lambda: D(s))
t(lambda: D(0.1)); t(lambda: D((1,(1,2,3),-2))); t(lambda: D([0,[1],5])); t(lambda: D(None)); t(lambda: D(1.5)+1)
ops=["1","-2.50","3","0","1e20","-7","1e-30","Infinity","NaN","9999999999999999999999999999"]
import operator as o
for a in ops:
    for b in ops:
        for f in (o.add,o.sub,o.mul,o.truediv,o.floordiv,o.mod,divmod,o.lt,o.eq):
            try: r=f(D(a),D(b))
            except Exception as e: r=(type(e).__name__, str(e))
            print(f.__name__,a,b,r)
for a in ["2","0.5","10","123.456","0.9","3e50","1.0000001","100","0.25","1e-20"]:
    for m in ("sqrt","exp","ln","log10","normalize","to_integral_value","is_normal","adjusted"):
        try: r=getattr(D(a),m)()
        except Exception as e: r=(type(e).__name__, str(e))
        print(m,a,r)
for a in ["2","0.5","10","1.1","-2","-8","0","1","4","9","1e3"]:
    for b in ["2","3","-1","0.5","100","0","-0.5","1.5","1e2","30", "0.333"]:
        try: r=D(a)**D(b)
        except Exception as e: r=(type(e).__name__, str(e))
        print("pow",a,b,r)
for r in (ROUND_DOWN,ROUND_HALF_UP,ROUND_HALF_EVEN,ROUND_CEILING,ROUND_FLOOR,ROUND_UP,ROUND_HALF_DOWN,ROUND_05UP):
    print(r,[str(D(x).quantize(D("0.1"),rounding=r)) for x in ("1.05","1.15","-1.05","1.25","-1.25","1.249","0","1.01","1.51")])
for spec in ["",".2f","10.3f","<10","^10.1f","+.1e","e","g",".3g",",",",.2f","010.2f","%",".1%","+","015,.2f","_","*>12","E","n"," .2f","=+10"]:
    for x in ("1234567.891","-0.005","1e10","0","NaN","inf","1E-8", "12"):
        try: r=format(D(x),spec)
        except Exception as e: r=(type(e).__name__, str(e))
        print(spec,x,r)
t(lambda: D("1e50").quantize(D("1e-10"))); t(lambda: round(D("2.675"),2)); t(lambda: round(D("2.5"))); t(lambda: (int(D("-2.7")),float(D("0.1")),bool(D(0)),hash(D("1.50"))==hash(1.5),hash(D(7))==7,hash(D("1e400"))))
t(lambda: int(D("nan"))); t(lambda: int(D("inf"))); t(lambda: sum(map(D,["0.1"]*10))); t(lambda: max(D(1),D(2))); t(lambda: sorted([D(3),1,2.5])); t(lambda: D("1.0")==1==1.0)
import fractions
t(lambda: D("0.5")==fractions.Fraction(1,2)); t(lambda: D("0.5")<fractions.Fraction(3,2)); t(lambda: fractions.Fraction(D("0.75"))); t(lambda: D("3.14").as_integer_ratio())
with localcontext() as c:
    c.prec=5; t(lambda: D(1)/3); t(lambda: D("123456")+0); t(lambda: +D("1.234567")); c.rounding=ROUND_UP; t(lambda: D(1)/3); c.traps[DivisionByZero]=False; t(lambda: D(1)/0); c.traps[Inexact]=True; t(lambda: D(1)/3); print(c)
with localcontext(prec=3) as c: t(lambda: D(2).sqrt()); print(c.flags[Inexact])
t(lambda: getcontext().create_decimal("1.2345678901234567890123456789012345")); t(lambda: Context(prec=4).divide(D(1),D(7))); t(lambda: Context(prec=4,rounding=ROUND_FLOOR).create_decimal("-1.23456"))
t(lambda: D("1e999999")*10); t(lambda: D("1e-999999")/D("1e30")); t(lambda: D("-1").sqrt()); t(lambda: D(-1).ln()); t(lambda: D(0).ln()); t(lambda: D("1.23e5").normalize()); t(lambda: D(5).fma(2,3)); t(lambda: D(7).remainder_near(4)); t(lambda: D("1.5").scaleb(3)); t(lambda: D(1).next_plus()); t(lambda: D(1).compare(D(2))); t(lambda: D("-3").copy_abs()); t(lambda: D(3).copy_sign(D(-1))); t(lambda: pow(D(3),D(4),D(5))); t(lambda: 2**D(3)); t(lambda: 10-D("0.1")); t(lambda: 1/D(8)); t(lambda: abs(D("-1.5"))); t(lambda: -D("0")); t(lambda: D("1").number_class()); t(lambda: repr(D("1").as_tuple()))
t(lambda: D(1)=="1"); t(lambda: Context(prec=0)); t(lambda: Context(rounding="x")); t(lambda: D("sNaN")+1); t(lambda: D("NaN")<1); t(lambda: f"{D('3.14159'):.2f}|{D('2'):>5}|%s|%.2f" ); t(lambda: "%s %.2f %d" % (D("1.10"),D("2.345"),D("7.9"))); t(lambda: ExtendedContext); t(lambda: BasicContext); t(lambda: D.from_float(0.1)); import math; t(lambda: math.floor(D("-1.5"))); t(lambda: math.ceil(D("1.2"))); t(lambda: math.sqrt(D(4))); 
