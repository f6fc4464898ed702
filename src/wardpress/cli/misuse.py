"""What was typed wrongly on the command line: click's errors as ours, in both languages."""

from __future__ import annotations

import click

from wardpress.errors import Message, UsageError
from wardpress.tables import nearest


def misuse(problem: click.ClickException) -> UsageError | None:
    """Return the error that says what was typed wrongly; None where only click knows, or shows its help instead."""
    said = _in_vietnamese(problem)
    if said is None:
        return None
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    command = context.command_path if context else "wardpress"
    return UsageError(
        Message(problem.format_message(), said),
        hint=Message(f"`{command} --help` lists what there is.", f"Lệnh `{command} --help` kể cách dùng."),
    )


def _in_vietnamese(problem: click.ClickException) -> str | None:
    said: str | None = None
    match problem:
        case click.NoSuchOption(option_name=name):
            said = f"Không có tùy chọn {name}{nearest(name, _options(problem)).vi}."
        case click.BadOptionUsage(option_name=name):
            said = f"Tùy chọn {name} còn thiếu giá trị, hoặc không nhận giá trị."
        case click.MissingParameter(param=click.Parameter() as parameter):
            said = f"Còn thiếu {_name(parameter)}."
        case click.BadParameter(param=click.Parameter() as parameter):
            said = f"Giá trị của {_name(parameter)} không dùng được: {_wanted(parameter.type)}."
        case click.UsageError(message=message, ctx=click.Context() as context):
            said = _beyond_parameters(message, context)
    return said


def _beyond_parameters(message: str, context: click.Context) -> str | None:
    # Older versions of click have no classes for these.
    if "extra argument" in message:
        return f"Thừa tham số: {message.partition('(')[2].rpartition(')')[0]}."
    if "No such command" in message and isinstance(context.command, click.Group):
        name = message.partition("'")[2].rpartition("'")[0]
        return f"Không có lệnh {name}{nearest(name, context.command.list_commands(context)).vi}."
    return None


def _name(parameter: click.Parameter) -> str:
    return "/".join(parameter.opts) if isinstance(parameter, click.Option) else parameter.human_readable_name


def _options(problem: click.UsageError) -> list[str]:
    if problem.ctx is None:
        return []
    return [name for parameter in problem.ctx.command.get_params(problem.ctx) for name in parameter.opts]


def _wanted(kind: object) -> str:
    if isinstance(kind, click.Choice):
        return f"hãy chọn một trong {', '.join(map(str, kind.choices))}"
    return "không có tệp hay thư mục như vậy" if isinstance(kind, click.Path) else "cần một số thích hợp"
