# json: written and read again
import json

records = []
seed = 7
for i in range(12000):
    seed = (seed * 1103515245 + 12345) % 2147483648
    records.append(
        {
            "id": i,
            "name": f"record {seed % 977}",
            "score": seed / 1024,
            "tags": [f"t{seed % k}" for k in (3, 5, 7)],
            "nested": {"open": i % 2 == 0, "parent": None if i % 5 else i - 1, "text": 'quoted "Ä" \n line'},
        }
    )

text = json.dumps(records)
print(len(text))
for _ in range(3):
    again = json.loads(text)
    print(again == records, len(again), sum(record["score"] for record in again if record["nested"]["open"]))
pretty = json.dumps(records[:3000], indent=2, sort_keys=True, ensure_ascii=False)
print(len(pretty), pretty[:60].replace("\n", " "))
print(json.loads(pretty)[2999]["nested"]["text"])
total = 0
for i in range(40000):
    total += json.loads(json.dumps({"i": i, "list": [1, 2.5, "x"]}))["i"]
print(total)
