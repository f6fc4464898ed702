"""A PDF with reportlab's platypus, as its user guide shows it, in a typeface that has Vietnamese letters."""

import sys
from html import escape
from pathlib import Path

import fontpkg
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

pdfmetrics.registerFont(TTFont("Spectral", str(fontpkg.path("Spectral", weight=400))))
pdfmetrics.registerFont(TTFont("Bold", str(fontpkg.path("Be Vietnam Pro", weight=700))))
HEAD = ParagraphStyle("head", fontName="Bold", fontSize=18, leading=22, spaceBefore=12, spaceAfter=6)
BODY = ParagraphStyle("body", fontName="Spectral", fontSize=10.5, leading=14.5, alignment=4)
story: list[Flowable] = []
for file in sorted(Path(sys.argv[1]).glob("*.txt")):
    headline, *lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line)
    story.append(Paragraph(escape(headline), HEAD))
    story += [Paragraph(escape(line), BODY) for line in lines]
SimpleDocTemplate(sys.argv[2], title="Bản tin").build(story)
