"""Articles and their blocks as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wardpress.exporters.docx.flow import CLOSING, Flow, WordParagraph, WordTable, ended
from wardpress.exporters.docx.heads import head_of, is_in_column
from wardpress.exporters.docx.inlines import BREAK, Desk, Ledger, runs
from wardpress.exporters.docx.markup import border, character_style, run, twips
from wardpress.exporters.docx.numbering import numbering_of
from wardpress.exporters.docx.pictures import picture
from wardpress.exporters.docx.stylebook import DEEPEST_HEADING, cross_head
from wardpress.exporters.docx.tables import table
from wardpress.model import (
    Article,
    Block,
    Box,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    QuestionAnswer,
    Quote,
    Table,
    Verse,
    byline_text,
    has_own_mark,
    items,
)
from wardpress.plugins.story import StoryArticle
from wardpress.themes import LONGEST_STANZA, TextStyle, Theme

# What text and lists are called inside a box.
_IN_BOX = {"BodyText": "BoxText", "FirstParagraph": "BoxText", "ListBullet": "BoxBullet", "ListNumber": "BoxNumber"}
_WITHOUT_DISTANCE = frozenset({*_IN_BOX, *_IN_BOX.values(), "Closing"})
_DEEPEST_ITEM = 8  # Word counts nine levels, from 0
_BOX_RULE = 1.5  # pt
_THIN_RULE = 0.5
_RULE_SPACE = 4


def article(told: StoryArticle, *, number: int, desk: Desk, opens_section: bool) -> list[Flow]:
    """Return article `number` of the bulletin (from 1), with the bookmark that its contents entry leads to.

    Briefs and notices stand in one column, head and all; notices between two rules.
    """
    is_narrow = is_in_column(told)
    text = _text(told.article, desk._replace(is_narrow=is_narrow))
    flow = [*head_of(told, desk.theme, opens_section=opens_section), *text]
    if is_narrow:
        flow = [piece._replace(wide=False) for piece in flow]
    if flow and (has_head(told) or number > 1):
        flow = _clear(flow, desk.theme)
    if told.setting == "notice" and flow:
        flow = [*_between_rules([*map(_inside, flow)], desk.theme)]
    return _bookmarked(flow, number, told=told, ledger=desk.ledger)


def has_head(told: StoryArticle) -> bool:
    """Return whether anything of the article stands across the columns above its text."""
    article = told.article
    has_words = bool(told.rubric or article.headline or article.subtitle or article.dates or article.lead)
    return has_words and not is_in_column(told)


def _clear(flow: list[Flow], theme: Theme) -> list[Flow]:
    """Set an article off from the one above: by room over its head or, where it has none, by a thin rule."""
    first, *others = flow
    before = twips(theme.styles.rubric.before)
    if isinstance(first, WordParagraph) and first.wide:
        return [first._replace(before=before), *others]
    rule = border("top", theme.colours.rule, width=_THIN_RULE, space=_RULE_SPACE)
    if isinstance(first, WordParagraph):
        return [first._replace(top=rule, before=before), *others]
    return [CLOSING._replace(top=rule, before=before), *flow]


def bookmark(number: int) -> str:
    """Return the name of the bookmark of article `number`, as Word names the places of a table of contents."""
    return f"_Toc{number:09}"


def _bookmarked(flow: list[Flow], number: int, *, told: StoryArticle, ledger: Ledger) -> list[Flow]:
    wanted = "Heading1" if told.article.headline else None
    for index, piece in enumerate(flow):
        style = piece.style if isinstance(piece, WordParagraph) else ""
        if style == wanted or (wanted is None and style != CLOSING.style):
            flow[index] = piece.marked(ledger.bookmark(), bookmark(number))
            break
    return flow


def _text(article: Article, desk: Desk) -> Iterator[Flow]:
    styles = desk.theme.styles
    if article.lead:
        yield WordParagraph("Lead", runs(article.lead.content, styles.lead, desk.ledger), wide=True)
    text = blocks(article.blocks, desk)
    signed = bool(article.bylines or article.source)
    if signed and text and isinstance(text[-1], WordParagraph):
        # A byline alone at the head of a column belongs to nobody.
        text[-1] = text[-1]._replace(keep_next=True)
    yield from text
    for byline in article.bylines:
        yield WordParagraph("Byline", run(byline_text(byline)))
    if article.source:
        yield WordParagraph("Source", run(article.source))
    for note in article.notes:
        yield WordParagraph("Note", runs(note.content, styles.note, desk.ledger))


def blocks(content: Iterable[Block], desk: Desk) -> list[Flow]:
    """Return the paragraphs and tables of `content`."""
    flow: list[Flow] = []
    previous: Block | None = None
    for block in content:
        if isinstance(block, Paragraph):
            opens = previous is None or isinstance(previous, Heading)
            flow.append(_set("FirstParagraph" if opens else "BodyText", block, desk.theme.styles.body, desk))
        else:
            pieces = list(_set_apart(block, desk))
            if pieces and pieces[0].wide and isinstance(previous, Heading):
                # It would stay behind at the end of a column, far from the table that it is about.
                flow[-1] = flow[-1]._replace(wide=True)
            flow += pieces
        previous = block
    return list(_aired(flow, twips(desk.theme.baseline / 2)))


def _aired(flow: list[Flow], room: int) -> Iterator[Flow]:
    """Yield `flow` with room around its tables, which cannot ask for it: their neighbours do."""
    for above, piece, below in zip([None, *flow], flow, [*flow[1:], None], strict=False):
        if isinstance(piece, WordTable):
            if isinstance(above, WordTable) and above.wide == piece.wide:
                # Word makes one table of two that touch.
                yield CLOSING._replace(wide=piece.wide, before=room)
            yield piece
        elif piece.style in _WITHOUT_DISTANCE and isinstance(above, WordTable):
            yield piece._replace(before=room, after=room if isinstance(below, WordTable) else piece.after)
        elif piece.style in _WITHOUT_DISTANCE and isinstance(below, WordTable):
            yield piece._replace(after=room)
        else:
            yield piece


def _set_apart(block: Block, desk: Desk) -> Iterator[Flow]:
    match block:
        case ListBlock():
            yield from _list(block, desk)
        case Figure():
            yield from _figure(block, desk)
        case Table():
            yield from table(block, desk)
        case Box():
            yield from _box(block, desk)
        case Heading() | Quote() | Verse() | QuestionAnswer():
            yield from _prose(block, desk)


def _prose(block: Heading | Quote | Verse | QuestionAnswer, desk: Desk) -> Iterator[WordParagraph]:
    styles = desk.theme.styles
    match block:
        case Heading(content):
            level = min(max(block.level, 2), DEEPEST_HEADING)
            yield WordParagraph(f"Heading{level}", runs(content, cross_head(desk.theme, level), desk.ledger))
        case Quote():
            yield from _quote(block, desk)
        case Verse(stanzas):
            for stanza in filter(None, stanzas):
                lines = (runs(line, styles.verse, desk.ledger) for line in stanza)
                yield WordParagraph("Verse", BREAK.join(lines), may_part=len(stanza) > LONGEST_STANZA)
        case QuestionAnswer(question, answer):
            yield from (_set("Question", paragraph, styles.heading, desk) for paragraph in question)
            yield from (_set("Answer", paragraph, styles.body, desk) for paragraph in answer)


def _quote(quote: Quote, desk: Desk) -> Iterator[WordParagraph]:
    for paragraph in quote.paragraphs:
        yield _set("Quote", paragraph, desk.theme.styles.quote, desk)
    if quote.attribution:
        yield WordParagraph("Attribution", run(quote.attribution))


def _set(style: str, paragraph: Paragraph, text: TextStyle, desk: Desk) -> WordParagraph:
    return WordParagraph(style, runs(paragraph.content, text, desk.ledger))


def _list(block: ListBlock, desk: Desk) -> Iterator[WordParagraph]:
    style = "ListNumber" if block.ordered else "ListBullet"
    place = desk.ledger.numbered_list() if block.ordered else None
    for depth, _, item in items(block):
        content = runs(item.content, desk.theme.styles.item, desk.ledger)
        numbering = numbering_of(place, level=min(depth, _DEEPEST_ITEM), has_own_mark=has_own_mark(item))
        yield WordParagraph(style, content, numbering=numbering)


def _figure(figure: Figure, desk: Desk) -> Iterator[WordParagraph]:
    if shown := picture(figure, desk):
        yield shown
    caption = runs(figure.caption, desk.theme.styles.caption, desk.ledger)
    credit = run(figure.credit, character_style("Credit")) if figure.credit else ""
    if caption or credit:
        yield WordParagraph("Caption", caption + (run(" ") if caption and credit else "") + credit)


def _box(box: Box, desk: Desk) -> Iterator[Flow]:
    """Yield a box between two rules; they are borders of its paragraphs, so the box may run on in the next column."""
    boxed = desk._replace(is_boxed=True)
    title = [WordParagraph("BoxTitle", run(box.title))] if box.title else []
    inside: list[Flow] = [*title, *map(_inside, blocks(box.blocks, boxed))]
    if not inside:
        return
    yield from _between_rules(inside, desk.theme)


def _between_rules(inside: list[Flow], theme: Theme) -> Iterator[Flow]:
    accent = theme.colours.accent
    first = inside[0]
    if isinstance(first, WordTable):
        first = CLOSING
        inside.insert(0, first)
    room = twips(theme.baseline / 2)
    inside[0] = first._replace(top=border("top", accent, width=_BOX_RULE, space=_RULE_SPACE), before=room)
    others, last = ended(inside)
    yield from others
    yield last._replace(bottom=border("bottom", accent, width=_BOX_RULE / 2, space=_RULE_SPACE), after=room)


def _inside(piece: Flow) -> Flow:
    return piece._replace(style=_IN_BOX.get(piece.style, piece.style)) if isinstance(piece, WordParagraph) else piece
