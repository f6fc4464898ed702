"""A Word file with python-docx, as its first page of documentation shows it."""

import sys
from pathlib import Path

import docx

document = docx.Document()
for file in sorted(Path(sys.argv[1]).glob("*.txt")):
    headline, *lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line)
    document.add_heading(headline, level=1)
    for line in lines:
        document.add_paragraph(line)
document.save(sys.argv[2])
