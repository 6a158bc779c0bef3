"""`html`: what stands for characters, there and back, and the names."""

import html
import html.entities
import zlib

for text in ("", "plain", "<a href=\"x\">Tom & 'Jerry'</a>", "&amp;", "é€"):
    print(html.escape(text), html.escape(text, quote=False), html.unescape(html.escape(text)) == text)
for text in ("&lt;b&gt;", "&amp;amp;", "&#65;&#x42;&#X43;&#67", "&nosuch; &", "&copy2024 &copy;", "&notit; &notin;", "&not; &no", "&eacute&Eacute;", "&#0; &#128; &#x81; &#x9f; &#13; &#11;| &#1114112; &#xd800; &#xfdd0;| &#x1ffff;|",
             "&amp &ampx &ampersand", "&;&#;&#x;&#xg;", "&lt;&lt", "&NotEqualTilde; &fjlig; &ThickSpace;|", "&CounterClockwiseContourIntegral;", "no references", "&" + "a" * 40 + ";", "&AMP;&QUOT;&quot;&apos;", "&#99999999999;", "&hellip;&mdash;&nbsp;|&shy;|"):
    print(ascii(html.unescape(text)), end=" ")
print()
for name in ("html5", "name2codepoint", "codepoint2name", "entitydefs"):
    table = getattr(html.entities, name)
    print(name, len(table), zlib.crc32(repr(sorted(table.items())).encode()))
print(html.entities.name2codepoint["lang"], html.entities.codepoint2name[233], html.entities.entitydefs["euro"], html.entities.html5["amp"], html.entities.html5["lang;"], "eacute" in html.entities.html5, "euro" in html.entities.html5)
print(all(html.unescape("&" + name) == text for name, text in html.entities.html5.items()))
try:
    html.escape(3)
except AttributeError as error:
    print(error)
