"""The name of a bulletin for programs: made from what it says, not from where its files lay."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace

from wardpress.model import Bulletin
from wardpress.model.jsonform import content_bytes

# The namespace of identifiers that wardpress makes; a bulletin's own is a hash of its content under this name.
_NAMESPACE = uuid.UUID("6e1c2f6a-6f57-5c1e-9f4b-3a7c1c9d2b50")


def identified(bulletin: Bulletin) -> Bulletin:
    """Return `bulletin` with the identifier that its content gives it; the same content always gives the same one."""
    content = hashlib.sha256(content_bytes(replace(bulletin, identifier=""))).hexdigest()
    return replace(bulletin, identifier=f"urn:uuid:{uuid.uuid5(_NAMESPACE, content)}")
