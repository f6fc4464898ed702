"""Corrections that come back: what a person changed in a printed text, and how its article has to be changed."""

from wardpress.edition.corrections.allotment import allotted
from wardpress.edition.corrections.changes import Change, Deletion, Insertion, Move, Rewording, applied
from wardpress.edition.corrections.copytext import CopyText, Passage, copy_text, located
from wardpress.edition.corrections.likeness import excerpts
from wardpress.edition.corrections.mending import Unplaced, mended
from wardpress.edition.corrections.pairing import Printed, Returned, changes

__all__ = [
    "Change",
    "CopyText",
    "Deletion",
    "Insertion",
    "Move",
    "Passage",
    "Printed",
    "Returned",
    "Rewording",
    "Unplaced",
    "allotted",
    "applied",
    "changes",
    "copy_text",
    "excerpts",
    "located",
    "mended",
]
