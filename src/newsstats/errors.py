"""What can be wrong with an input. Each error says what, where and the mend, in one line."""

from __future__ import annotations


class NewsstatsError(Exception):
    """Base of every error that newsstats raises about an input or an output.

    Attributes: `what` is wrong, `where` it is (a path, or empty), and the `mend`.
    """

    def __init__(self, what: str, where: str = "", mend: str = "") -> None:
        self.what, self.where, self.mend = what, str(where), mend
        super().__init__(self.one_line())

    def one_line(self) -> str:
        """`where: what; mend` with control characters and line breaks taken out."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        if self.mend:
            line = f"{line}; {self.mend}"
        return "".join(c if c.isprintable() else " " for c in line)


class MissingInputError(NewsstatsError):
    """There is no such file or folder."""


class InputKindError(NewsstatsError):
    """The input is there, but it is of a kind that cannot be read (a folder without pages, binary data)."""


class EmptyInputError(NewsstatsError):
    """The input holds no text."""


class EncodingError(NewsstatsError):
    """The bytes are no text in the encoding that was given or found."""


class NoStoryError(NewsstatsError):
    """The page holds text, but no story."""


class DateError(NewsstatsError):
    """A date that was given is no ISO date."""


class OutputError(NewsstatsError):
    """The output cannot be written where it was asked for."""


class LexiconError(NewsstatsError):
    """A word list does not have the form that it should have."""


class ExecutionError(NewsstatsError):
    """A notebook failed while the report was made, or a process while an archive was built."""


class MissingExtraError(NewsstatsError):
    """An optional dependency is not installed; the message names the extra that brings it."""
