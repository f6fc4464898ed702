"""What a person did to an article is told as changes that lead from the printed text to the corrected one, exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wardpress.edition.corrections import (
    Deletion,
    Insertion,
    Move,
    Printed,
    Returned,
    Rewording,
    allotted,
    applied,
    changes,
    copy_text,
    excerpts,
    located,
    mended,
)

TEXTS = (
    "Tít của bài",
    "Đoạn một nói về việc dọn vệ sinh ở khu phố.",
    "Đoạn hai nói về việc trồng cây bên bờ kênh.",
    "Đoạn ba cảm ơn bà con đã góp công.",
    "Minh Thư",
)
PRINTED = [Printed(text) for text in TEXTS]
words = st.sampled_from(["một", "hai", "ba", "bốn", "năm", "việc", "cây", "kênh", "phố", "dọn"])
sentences = st.lists(words, min_size=1, max_size=9).map(" ".join)


def back(*paragraphs: tuple[str, tuple[int, ...]]) -> list[Returned]:
    return [Returned(text, "", places) for text, places in paragraphs]


def untouched() -> list[tuple[str, tuple[int, ...]]]:
    return [(text, (place,)) for place, text in enumerate(TEXTS)]


def test_an_untouched_article_has_no_changes() -> None:
    assert changes(PRINTED, back(*untouched())) == ()


def test_without_marks_the_same_words_are_the_same_paragraphs() -> None:
    assert changes(PRINTED, back(*((text, ()) for text in TEXTS))) == ()


def test_a_paragraph_without_mark_is_known_by_its_likeness() -> None:
    paragraphs = untouched()
    paragraphs[2] = ("Đoạn hai kể về việc trồng cây bên bờ kênh.", ())
    assert changes(PRINTED, back(*paragraphs)) == (Rewording((2,), (paragraphs[2][0],)),)


def test_a_mark_tells_what_was_rewritten_from_scratch() -> None:
    paragraphs = untouched()
    paragraphs[2] = ("Hoàn toàn khác.", (2,))
    assert changes(PRINTED, back(*paragraphs)) == (Rewording((2,), ("Hoàn toàn khác.",)),)


def test_a_mark_that_slipped_into_a_neighbour_joins_nothing() -> None:
    paragraphs = untouched()
    del paragraphs[2]
    paragraphs[1] = (TEXTS[1], (1, 2))
    assert changes(PRINTED, back(*paragraphs)) == (Deletion(2),)


def test_of_a_paragraph_and_its_copy_the_changed_one_is_new() -> None:
    paragraphs = untouched()
    paragraphs.insert(2, ("Đoạn một nói về việc khác.", (1,)))
    assert changes(PRINTED, back(*paragraphs)) == (Insertion(1, "Đoạn một nói về việc khác."),)


def test_the_fewest_paragraphs_are_said_to_have_moved() -> None:
    first, *others, last = untouched()
    assert changes(PRINTED, back(first, others[2], others[0], others[1], last)) == (Move(3, 0),)


@given(st.data())
def test_changes_lead_to_the_corrected_text_whatever_was_done(data: st.DataObject) -> None:
    printed = data.draw(st.lists(sentences, max_size=7))
    known = [(text, (place,)) for place, text in enumerate(printed)]
    strangers = st.tuples(sentences, st.lists(st.integers(0, 6), max_size=2).map(tuple))
    returned = data.draw(st.lists(st.one_of(st.sampled_from(known), strangers) if known else strangers, max_size=9))
    in_range = [(text, tuple(place for place in places if place < len(printed))) for text, places in returned]
    found = changes([Printed(text) for text in printed], back(*in_range))
    assert applied(printed, found) == [text for text, _ in in_range]


@given(st.data())
def test_a_text_with_its_changes_made_says_the_corrected_words(data: st.DataObject) -> None:
    """Moves, cuts and rewordings of paragraphs that stand apart in the file: nothing of the others is touched."""
    printed = [
        f"{sentence} {number}."
        for number, sentence in enumerate(data.draw(st.lists(sentences, min_size=2, max_size=6)))
    ]
    kept = data.draw(st.permutations(range(len(printed))))[: data.draw(st.integers(1, len(printed)))]
    said = {
        place: data.draw(st.one_of(st.just(printed[place]), sentences.map(lambda text: f"{text}!"))) for place in kept
    }
    text = "\n\n".join(printed) + "\n"
    copy = copy_text(text)
    passages = located(copy, printed, [2 * place + 1 for place in range(len(printed))])
    paragraphs = [Printed(sentence) for sentence in printed]
    found = changes(paragraphs, back(*((said[place], (place,)) for place in kept)))
    if any(isinstance(change, Move | Insertion) and change.after < 0 for change in found):
        return  # what stands above the first paragraph is left to the person
    assert mended(copy, paragraphs, passages, found).split("\n\n")[: len(kept)] == [
        said[place] + ("\n" if place == kept[-1] else "") for place in kept
    ]


def test_a_paragraph_carried_into_another_article_belongs_there() -> None:
    marks = [("a", 0), ("a", 2), ("b", 3), ("a", 1), ("b", 4), None, ("c", 5)]
    assert allotted(marks) == ["a", "a", "b", "b", "b", "b", "c"]


def test_articles_in_another_order_stay_themselves() -> None:
    marks = [("b", 2), ("b", 3), ("a", 0), None, ("a", 1)]
    assert allotted(marks) == ["b", "b", "a", "a", "a"]


def test_paragraphs_above_all_marks_belong_to_nobody() -> None:
    assert allotted([None, ("a", 0)]) == [None, "a"]


def test_letters_are_found_whatever_blanks_case_and_composition() -> None:
    text = "TÍT  CỦA\nBÀI\r\n\r\n- Mục\u00a0mo\u0323\u0302t – cuối\n"
    copy = copy_text(text)
    first, second = located(copy, ["Tít của bài", "Mục một - cuối"], [0, 4])
    assert first
    assert second
    assert text[copy.starts[first.found()[0]] : copy.ends[first.found()[-1]]] == "TÍT  CỦA\nBÀI"
    assert text[copy.starts[second.found()[0]] : copy.ends[second.found()[-1]]] == "Mục\u00a0mo\u0323\u0302t – cuối"


def test_the_same_words_twice_are_found_one_after_the_other() -> None:
    copy = copy_text("Kết quả\nKết quả\n")
    one, other = located(copy, ["Kết quả", "Kết quả"], [0, 0])
    assert one
    assert other
    assert one.found()[-1] < other.found()[0]


def test_an_excerpt_shows_what_changed_with_two_words_around_it() -> None:
    old = "một hai ba bốn năm sáu bảy tám chín mười"
    assert list(excerpts(old, old.replace("năm", "5"))) == [("… ba bốn năm sáu bảy …", "… ba bốn 5 sáu bảy …")]
