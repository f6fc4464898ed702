"""Corrections made in the Word edition: what they mean for the texts of the articles, proposed and then written."""

from wardpress.publish.corrections.proposal import (
    CorrectedArticle,
    Correction,
    Proposal,
    apply_corrections,
    propose_corrections,
)

__all__ = ["CorrectedArticle", "Correction", "Proposal", "apply_corrections", "propose_corrections"]
