"""Font files of the office's own: named by its theme, checked before anything is printed with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wardpress.diagnostics import Origin, Report
from wardpress.edition.settings import FontLimits
from wardpress.errors import Message, SettingsError, system_reason
from wardpress.publish.fontfiles import InstalledFonts
from wardpress.publish.plainfile import MEGABYTE, plain_bytes
from wardpress.tables import listed
from wardpress.themes import FontFace, FontFile, Fonts, Theme, ThemeFile

_LIMITS = FontLimits()
_PREVIEW_ONLY = Message(
    "its maker allows it in files to look at and to print, not in files that are edited further",
    "nhà làm phông chỉ cho nhúng vào tệp để xem và in, không cho nhúng vào tệp còn sửa tiếp",
)


@dataclass(frozen=True, slots=True)
class OwnFonts:
    """Gives the files that a theme brings, and those that are installed for all other families."""

    files: Mapping[FontFace, bytes]
    installed: Fonts

    def data(self, face: FontFace) -> bytes:
        """Return the TrueType file of `face` or of the cut nearest to it; raise `SettingsError` where there is none."""
        near = self.nearest(face)
        return self.installed.data(face) if near is None else self.files[near]

    def nearest(self, face: FontFace) -> FontFace | None:
        """Return the cut of its family that is printed for `face`: of the same slant if one is, near in weight."""
        family = (own for own in self.files if own.family == face.family)
        return min(
            family, key=lambda own: (own.italic != face.italic, abs(own.weight - face.weight), own), default=None
        )


def fonts_of(theme: Theme, report: Report, *, limits: FontLimits = _LIMITS) -> Fonts:
    """Return where `theme` gets its fonts from; raise `SettingsError` that names each of its files that is no good.

    What a font says of its licence, the Vietnamese letters that it lacks and the cuts that another one stands in for
    go to `report`.
    """
    if not isinstance(theme, ThemeFile) or not theme.fonts:
        return InstalledFonts()
    problems: list[Message] = []
    files: dict[FontFace, bytes] = {}
    for font in theme.fonts:
        try:
            files[font.face] = _own(font, report, limits.megabytes)
        except SettingsError as error:
            en, vi = error.in_language("en"), error.in_language("vi")
            problems.append(Message(f"{font.file}: {en}", f"{font.file}: {vi}"))
    if problems:
        raise _unfit(theme, problems)
    own = OwnFonts(files, InstalledFonts())
    _report_stand_ins(theme, own, report)
    return own


def _own(font: FontFile, report: Report, megabytes: int) -> bytes:
    from wardpress.exporters.truetype import font_facts  # fontTools: only who brings a font pays for it

    data = _bytes(Path(font.file), megabytes)
    facts, where = font_facts(data), Origin(font.file)
    report.note("font.licence", _licence(facts.licence), where)
    if facts.is_for_preview_only:
        report.warning("font.preview-only", _PREVIEW_ONLY, where)
    if facts.missing:
        lacks = Message(f"it lacks Vietnamese letters: {facts.missing}", f"phông thiếu chữ tiếng Việt: {facts.missing}")
        report.warning("font.missing-letters", lacks, where)
    if facts.family != font.family:
        report.warning("font.other-name", _other_name(facts.family, font.family), where)
    return data


def _licence(said: str) -> Message:
    return Message(
        f"editions may hold its letters; its licence as the file states it: {said or 'none'}",
        f"các ấn bản có thể mang theo nét chữ của phông; giấy phép ghi trong tệp: {said or 'không ghi'}",
    )


def _other_name(name: str, called: str) -> Message:
    return Message(
        f"its name is {name}, not {called}: Word finds a font by its own name only",
        f"tên phông là {name}, không phải {called}: Word chỉ tìm phông theo đúng tên của nó",
    )


def _bytes(file: Path, megabytes: int) -> bytes:
    if not file.is_file():
        raise SettingsError(
            Message("there is no such file.", "không có tệp này."),
            hint=Message(
                "Paths are seen from the folder of the theme file.", "Đường dẫn tính từ thư mục của tệp chủ đề."
            ),
        )
    try:
        data = plain_bytes(file, at_most=megabytes * MEGABYTE)
    except OSError as problem:
        reason = system_reason(problem)
        raise SettingsError(
            Message(f"cannot be read ({reason.en}).", f"không đọc được ({reason.vi})."),
            hint=Message("Check that it may be read.", "Hãy kiểm tra quyền đọc."),
        ) from problem
    if len(data) <= megabytes * MEGABYTE:
        return data
    raise SettingsError(
        Message(f"it is larger than {megabytes} MB.", f"tệp lớn hơn {megabytes} MB."),
        hint=Message(
            "Use a font without foreign scripts, or raise fonts.megabytes in bulletin.toml.",
            "Hãy dùng phông không kèm chữ viết khác, hoặc tăng fonts.megabytes trong bulletin.toml.",
        ),
    )


def _report_stand_ins(theme: ThemeFile, own: OwnFonts, report: Report) -> None:
    for face in theme.faces():
        near = own.nearest(face)
        if near is not None and near != face:
            report.note(
                "font.stand-in",
                Message(
                    f"the theme brings no file for {face.slug}: {near.slug} is printed instead",
                    f"chủ đề không có tệp cho {face.slug}: in bằng {near.slug}",
                ),
            )


def _unfit(theme: Theme, problems: list[Message]) -> SettingsError:
    what = listed(problems)
    return SettingsError(
        Message(
            f"The theme {theme.name} has fonts that cannot be used:\n{what.en}\n",
            f"Chủ đề {theme.name} có phông không dùng được:\n{what.vi}\n",
        ),
        hint=Message("Change [[fonts]] in the theme file.", "Hãy sửa mục [[fonts]] trong tệp chủ đề."),
    )
