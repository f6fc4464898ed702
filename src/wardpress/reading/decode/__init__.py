"""Bytes to text: which encoding it is, how sure that is, and a clear refusal of what is no text."""

from wardpress.reading.decode.codec import register
from wardpress.reading.decode.decoding import Decoded, decode

register()

__all__ = ["Decoded", "decode"]
