"""Bytes to text: which file, which encoding."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from newsstats.errors import EmptyInputError, EncodingError, InputKindError, MissingInputError
from newsstats.settings import limit, raising

"""A page larger than this is refused: a year of issues in one file is no page."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
ZEROS = 200
"""One zero byte in so many is a stray one; a file with more is no text."""
_USUAL = frozenset("，。、；：！？“”‘’（）《》　 \r\n\t0123456789.%-")
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"\x1f\x8b": "a gzip archive",
    b"GIF8": "a GIF picture",
    b"PAR1": "a Parquet file",
}


def read_bytes(path: Path, *, limit_name: str = "megabytes", only_check: bool = False) -> bytes:
    """The bytes of one file; with `only_check` nothing is read, but all of the following is raised. `limit_name` is that of its size.

    Raises: `MissingInputError`, `InputKindError` (a folder, too large, not readable), `EmptyInputError`.
    """
    try:
        if not path.exists():
            raise MissingInputError("no such file", str(path), "check the name and the folder")
        if path.is_dir():
            raise InputKindError("is a folder, not a page", str(path), "name one text file")
        if not path.is_file():
            raise InputKindError("is no ordinary file", str(path), "name one text file")
        if path.stat().st_size > (most := limit(limit_name)) << 20:
            raise InputKindError(f"is larger than {most} MB", str(path), f"split it, or {raising(limit_name)}")
        data = b" " if only_check else path.read_bytes()
    except OSError as error:
        raise InputKindError(f"cannot be read ({error.strerror})", str(path), "check the permissions") from error
    except ValueError as error:
        raise MissingInputError("no such file name", repr(path), "check the name") from error
    if not only_check and not data.strip(b"\x00 \t\r\n"):
        raise EmptyInputError("is empty", str(path), "save the page's text into it first")
    return data


def decode(data: bytes, *, encoding: str | None = None, where: str = "") -> tuple[str, str]:
    """Decode a page: `(text without its byte order mark, name of the encoding)`.

    The encoding is found by content: a byte order mark, UTF-8, UTF-16 by its zero bytes, then GB18030 or
    Big5, whichever puts more of its characters into the standard's level of common characters.
    Raises: `EncodingError`, `InputKindError` for data that is no text.
    """
    if encoding is not None:
        return _strict(data, encoding, where), encoding
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise InputKindError(f"is {name}, not a text file", where, "give the text of the page")
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name, where), name
    wide = _utf16_by_zero_bytes(data)
    if wide:
        return _strict(data, wide, where), wide
    if data.count(0) > len(data) // ZEROS:
        raise InputKindError("is binary data, not text", where, "give the text of the page")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as utf8_error:
        scored: list[tuple[float, int, str, str]] = []
        for name in ("gb18030", "big5hkscs"):
            try:
                candidate = data.decode(name)
            except UnicodeDecodeError:
                continue
            scored.append((_common_share(data, name), -len(scored), candidate, name))
        if not scored and b"\x00" in data:
            raise InputKindError("is binary data, not text", where, "give the text of the page") from utf8_error
        if not scored:
            raise EncodingError(
                f"byte {utf8_error.start} (0x{data[utf8_error.start]:02x}) is no UTF-8, and the file is neither GB18030 nor Big5",
                where,
                _likely_encoding(data),
            ) from utf8_error
        share, _, text, name = max(scored)
        if share < 0.2:
            raise InputKindError("is binary data, not text", where, "give the text of the page") from utf8_error
        _refuse_control_characters(text, where)
        return text, name
    _refuse_control_characters(text, where)
    return text, "utf-8"


def _likely_encoding(data: bytes) -> str:
    """What to try next: charset-normalizer's guess, where it has one that is not Chinese."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:65536]).best()
    if best is None or best.encoding in ("ascii", "utf_8", "gb18030", "big5hkscs"):
        return "name its encoding with encoding="
    return f"it may be {best.encoding}: name it with encoding={best.encoding!r}"


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise EncodingError(f"no encoding is called {encoding!r}", where, "try utf-8, gb18030, big5 or utf-16") from error
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"byte {error.start} (0x{error.object[error.start]:02x}) is no {encoding}",
            where,
            "name another encoding, or none to have it found",
        ) from error
    text = text.removeprefix("\ufeff")
    _refuse_control_characters(text, where)
    return text


_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")


def _refuse_control_characters(text: str, where: str) -> None:
    """Stray control characters happen in text layers; a file that is one in ten of them is no text."""
    head = text[:20000]
    controls = len(_CONTROLS.findall(head))
    if controls * 10 > len(head):
        raise InputKindError("is binary data, not text", where, "give the text of the page")


def _utf16_by_zero_bytes(data: bytes) -> str | None:
    """UTF-16 without a mark: a file with zero bytes that decodes to Chinese in one byte order, not in the other."""
    if len(data) < 4 or len(data) % 2 or b"\x00" not in data:
        return None
    shares: dict[str, float] = {}
    for name in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(name)[:20000]
        except UnicodeDecodeError:
            continue
        shares[name] = sum("\u4e00" <= c <= "\u9fff" or c in _USUAL for c in text) / len(text)
    best = max(shares, key=lambda name: shares[name], default=None)
    return best if best is not None and shares[best] > 0.8 else None


def _common_share(data: bytes, encoding: str) -> float:
    """Share of two-byte characters in the level of common characters (GB 2312 level 1, Big5 level 1)."""
    low, high = (0xB0, 0xD7) if encoding == "gb18030" else (0xA4, 0xC6)
    trail_low = 0xA1 if encoding == "gb18030" else 0x40
    pairs = common = at = 0
    head = data[:65536]
    while at + 1 < len(head):
        lead = head[at]
        if lead < 0x80:
            at += 1
            continue
        pairs += 1
        common += low <= lead <= high and head[at + 1] >= trail_low
        at += 2
    return common / pairs if pairs else 0.0
