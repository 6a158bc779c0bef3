# Unions made by `|` and by typing.Union are equal, and hash alike, whatever their order.
from typing import Optional, Union

print(int | str == Union[int, str], Union[str, int] == int | str, hash(int | str) == hash(Union[str, int]))
print(int | None == Optional[int], Optional[int] == None | int, int | str == str | int, int | str == int | float)
print((int | str) != Union[int, str], (int | str) == (int, str), {int | str: 1}[Union[str, int]])
print(len({int | str, str | int, Union[int, str]}), list[int] | str == Union[str, list[int]])
