"""What the file says about itself: the same title, author and dates in both places where a PDF says them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from wardpress.exporters.pdf.objects import text_string

_PRODUCER = "wardpress with ReportLab"
_TOOL = "wardpress"
_SPACES = (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"'
)
# PDF/A knows the properties of PDF/UA only from a file that describes them.
_CLAIM = """<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
"""


class Metadata(NamedTuple):
    """Title, author (where there is one), language and the one date of a file, in UTC."""

    title: str
    author: str | None
    language: str
    made_at: dt.datetime

    def info(self) -> bytes:
        """Return the information dictionary."""
        author = b"/Author%b" % text_string(self.author) if self.author else b""
        tool, producer = text_string(_TOOL), text_string(_PRODUCER)
        date = self.made_at.strftime("D:%Y%m%d%H%M%SZ").encode()
        names = b"/Title%b%b/Creator%b/Producer%b" % (text_string(self.title), author, tool, producer)
        return b"<<%b/CreationDate(%b)/ModDate(%b)>>" % (names, date, date)

    def packet(self, *, claims: bool) -> bytes:
        """Return the XMP packet; only one that `claims` says that the file conforms to PDF/UA-1 and PDF/A-2a."""
        date = self.made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
        title, author, language = (_escaped(words) for words in (self.title, self.author or "", self.language))
        return (
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
            f'<rdf:Description rdf:about=""{_SPACES}>\n'
            "<dc:format>application/pdf</dc:format>\n"
            f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\n'
            f"{f'<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>' if author else ''}\n"
            f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n"
            f"<pdf:Producer>{_PRODUCER}</pdf:Producer>\n"
            f"<xmp:CreatorTool>{_TOOL}</xmp:CreatorTool>\n"
            f"<xmp:CreateDate>{date}</xmp:CreateDate>\n<xmp:ModifyDate>{date}</xmp:ModifyDate>\n"
            f"{_CLAIM if claims else ''}"
            '</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
        ).encode()


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
