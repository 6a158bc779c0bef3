"""json: encodings of bytes, settings, errors; hmac."""
import json, hmac, hashlib
def show(f):
    try: print("->", repr(f()))
    except BaseException as e: print(type(e).__name__, e)
for b in ('{"a":1}','"é"','1','[]',''):
    for enc in ("utf-8","utf-8-sig","utf-16","utf-16-le","utf-16-be","utf-32","utf-32-le","utf-32-be"):
        print(repr(b),enc,end=" "); show(lambda: json.loads(b.encode(enc)))
show(lambda: json.loads("\ufeff1")); show(lambda: json.loads(3)); show(lambda: json.loads("1 2")); show(lambda: json.loads("[1,\n2 3]")); show(lambda: json.loads(bytearray(b"[1]")))
try: json.loads("{\n\"a\" 1}")
except json.JSONDecodeError as e: print(e.msg,e.lineno,e.colno,e.pos,e.doc,e.__reduce__()[1], e.args)
print(json.dumps({"a":[1,2]},indent=2), json.dumps({"a":[1,2]},separators=(",",":")), json.dumps({"a":1},indent=1,separators=(";","=")), json.dumps([1],indent="\t"), json.JSONEncoder(indent=3).item_separator, json.JSONEncoder().key_separator, json.JSONEncoder(sort_keys=True).encode({"b":1,"a":2}))
class E(json.JSONEncoder):
    item_separator=" , "; key_separator=" -> "
    def default(self,o): return str(type(o).__name__)
print(E().encode({"a":[1,{2}]}), json.dumps({"a":{1}},cls=E), json.dumps({1},default=list), json.dumps({(1,):2},skipkeys=True)); show(lambda: json.dumps({1})); show(lambda: json.dumps(float("nan"),allow_nan=False))
print(json.loads("[1.5,2,NaN]",parse_float=str,parse_int=float,parse_constant=lambda c:c), json.loads('{"a":1}',object_hook=lambda d:sorted(d)), json.loads('{"a":1,"a":2}',object_pairs_hook=list), json.JSONDecoder().raw_decode("[1] x"), json.JSONDecoder(strict=False).decode('"\n"')); show(lambda: json.loads('"\n"')); show(lambda: json.JSONDecoder().decode("  "))
for a in ("md5","sha256",hashlib.sha1,hashlib.sha512): show(lambda: hmac.new(b"k",b"m",a).hexdigest())
h=hmac.new(b"k"*200,b"m","sha256"); print(h.hexdigest(),h.name,h.digest_size,h.block_size); c=h.copy(); c.update(b"x"); print(c.hexdigest()!=h.hexdigest(), hmac.digest(b"k",b"m","sha1").hex(), hmac.HMAC(bytearray(b"k"),digestmod="md5").hexdigest(), hmac.compare_digest("a","a"), hmac.compare_digest(b"a",b"b"))
