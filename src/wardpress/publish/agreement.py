"""Whether the settings and the plugins agree: every name in `bulletin.toml` must mean something, told all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wardpress.edition import EditionSettings
from wardpress.errors import AmbiguousFormat, Message, OptionError, SettingsError, UsageError
from wardpress.host import Host
from wardpress.plugins.options import option_problems
from wardpress.publish.themefiles import theme_of
from wardpress.tables import listed, nearest


def agree(settings: EditionSettings, host: Host, mistakes: Iterable[Message] = ()) -> None:
    """Raise `SettingsError` with `mistakes` and every theme, transform, format and option which nobody knows."""
    if problems := (*mistakes, *_problems(settings, host)):
        what = listed(problems)
        raise SettingsError(
            Message(f"The settings have mistakes:\n{what.en}\n", f"Thiết lập có lỗi:\n{what.vi}\n"),
            hint=Message(
                "Mend them and run the command again; nothing was written.",
                "Hãy sửa rồi chạy lại; chưa có tệp nào được ghi.",
            ),
        )


def _problems(settings: EditionSettings, host: Host) -> Iterator[Message]:
    try:
        theme_of(settings.theme, host)
    except UsageError as error:
        yield Message(f"theme: {error.message.en}", f"theme: {error.message.vi}")
    for name in settings.transforms:
        try:
            host.transform(name)
        except UsageError as error:
            yield Message(f"transforms: {error.message.en}", f"transforms: {error.message.vi}")
    yield from _format_problems(settings, host)


def _format_problems(settings: EditionSettings, host: Host) -> Iterator[Message]:
    known = {claim.descriptor.name for claim in host.exporters()}
    for name, options in settings.formats.items():
        if name not in known:
            # A plugin that is broken today may know it.
            if not host.unusable():
                guess = nearest(name, known)
                yield Message(f"formats.{name} is no format{guess.en}", f"không có định dạng formats.{name}{guess.vi}")
            continue
        try:
            claim = host.exporter(name, prefer=settings.plugins.prefer)
        except (AmbiguousFormat, OptionError):
            continue
        except UsageError as error:
            yield Message(f"plugins.prefer: {error.message.en}", f"plugins.prefer: {error.message.vi}")
            continue
        yield from option_problems(claim.descriptor.options, options, where=f"formats.{name}.")
