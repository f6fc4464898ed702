"""Where an exporter writes: a guarded binary sink that only the host opens and closes."""

from __future__ import annotations

from typing import Protocol

from wardpress.errors import Message, PluginContractError


class Sink(Protocol):
    """A binary stream to write to; it cannot be read, rewound or closed, and only the host knows where it leads."""

    def write(self, data: bytes, /) -> int:
        """Take all of `data`; return its length in bytes."""
        ...


class MemorySink:
    """The sink that the host hands out: keeps the bytes in memory until the edition is whole.

    It has what `zipfile`, `io.TextIOWrapper` and `shutil.copyfileobj` ask of a stream to write to.
    """

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._length = 0
        self.was_closed = False

    def write(self, data: object, /) -> int:
        """Take all of `data`; raise `PluginContractError` for anything but bytes."""
        if not isinstance(data, bytes | bytearray | memoryview):
            kind = type(data).__name__
            raise PluginContractError(
                Message(f"It wrote {kind} where bytes are due.", f"Nó ghi {kind} thay vì bytes."),
                hint=Message("Encode text first: text.encode('utf-8').", "Hãy mã hóa trước: text.encode('utf-8')."),
            )
        chunk = bytes(data)
        self._chunks.append(chunk)
        self._length += len(chunk)
        return len(chunk)

    def tell(self) -> int:
        """Return how many bytes have been written."""
        return self._length

    def flush(self) -> None:
        """Do nothing: the host writes the file when the edition is whole."""

    @property
    def closed(self) -> bool:
        """Always False: the sink is the host's."""
        return False

    def readable(self) -> bool:
        """Return False."""
        return False

    def writable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return False."""
        return False

    def close(self) -> None:
        """Refuse: the host closes the sink, and an edition whose exporter tried to is not written."""
        self.was_closed = True
        raise PluginContractError(
            Message("It closed the sink.", "Nó đóng luồng ghi."),
            hint=Message(
                "Leave the sink open; detach() a TextIOWrapper when done.",
                "Hãy để luồng mở; gọi detach() với TextIOWrapper khi xong.",
            ),
        )

    def content(self) -> bytes:
        """Return all that was written."""
        return b"".join(self._chunks)
