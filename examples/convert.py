"""The editors' converter: a folder of ward articles becomes a Word, a PDF and an EPUB edition.

python examples/convert.py             converts seeds/ beside this script's folder, into out/
python examples/convert.py FOLDER      converts FOLDER, into out/
"""

import sys
from pathlib import Path

from wardpress import Report, WardpressError, read_bulletin, write_editions

HERE = Path(__file__).resolve().parent.parent


def main() -> int:
    """Convert one folder and return the exit status: 0 when every edition was written."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "seeds"
    report = Report()

    manuscript = read_bulletin(folder, report=report)
    print(f"Đã đọc {folder}:")
    for article in manuscript.bulletin.articles():
        print(f"  {article.origin.file}: “{article.headline or '(không có tít)'}”")
    for found in report:
        print(f"  {found.origin}: {found.message.vi}")

    editions = write_editions(
        manuscript.bulletin,
        HERE / "out",
        photos=manuscript.photos,
        settings=manuscript.settings,
        host=manuscript.host,
        report=report,
        spare=manuscript.files,
    )
    print("Đã ghi:")
    for edition in editions:
        print(f"  {edition.path}" if edition.error is None else f"  LỖI {edition.error.in_language('vi')}")

    failures = [*manuscript.unread, *(edition.error for edition in editions if edition.error)]
    return max((failure.exit_status for failure in failures), default=0)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # old consoles lack Vietnamese letters
    try:
        sys.exit(main())
    except WardpressError as error:
        print(f"Lỗi: {error.in_language('vi')}", file=sys.stderr)
        sys.exit(error.exit_status)
