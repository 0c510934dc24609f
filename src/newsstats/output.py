"""New files take the place of old ones as a whole: one writer at a time, written beside, moved in at the end."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TextIO

from newsstats.errors import OutputError

_MARK = ".newsstats-"
_AT_CWD, _EXCHANGE = -100, 2


@contextmanager
def locked(lock: Path, where: Path) -> Iterator[None]:
    """Hold a lock file, which is gone afterwards and which a killed process does not keep.

    Raises: `OutputError` when another process holds it.
    """
    from filelock import FileLock, Timeout

    held = FileLock(lock)
    try:
        held.acquire(timeout=0)
    except Timeout as error:
        raise OutputError("another newsstats is writing there", str(where), "wait until it has ended, or name another folder") from error
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
        held.release()


@contextmanager
def replacing(folder: str | Path) -> Iterator[Path]:
    """An empty folder to write into; at the end its files take the place of those of the same names in `folder`.

    When `folder` holds nothing else, it is exchanged whole; other files in it are left alone. On any exception, and when the
    process is killed, the old files stay; what a killed process left is taken away by the next.
    Raises: `OutputError` when `folder` is a file, cannot be written, or another process writes there.
    """
    target = Path(os.path.realpath(folder))
    if target.exists() and not target.is_dir():
        raise OutputError("is a file, not a folder", str(folder), "name another folder with --out")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        room = _room(target)
        prefix = f"{_MARK}{target.name}-"
        with locked(room / f"{prefix}lock", Path(folder)):
            for left in room.iterdir():
                if left.name.startswith(prefix) and left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
            work = Path(tempfile.mkdtemp(prefix=prefix, dir=room))
            try:
                new = work / "new"
                new.mkdir()
                yield new
                _put_in_place(new, target)
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        mend = "check the space and the permissions, or name another folder"
        raise OutputError(f"cannot be written ({error.strerror or error})", str(folder), mend) from error


def sync(stream: IO[Any]) -> None:
    """What was written is on the disk before anything else happens."""
    stream.flush()
    os.fsync(stream.fileno())


def _room(target: Path) -> Path:
    """Where new files are written: beside the target, or inside it when it is a mount of its own or the folder above is closed."""
    beside = target.parent
    if target.is_dir() and (not os.access(beside, os.W_OK) or beside.stat().st_dev != target.stat().st_dev or target == beside):
        return target
    return beside


def _put_in_place(new: Path, target: Path) -> None:
    if not target.exists():
        os.replace(new, target)
        return
    names = sorted(p.name for p in new.iterdir())
    if {p.name for p in target.iterdir()} <= set(names):
        shutil.copymode(target, new)
        if _exchanged(new, target):
            return
    for name in names:
        if (new / name).is_dir() and (target / name).is_dir():
            _put_in_place(new / name, target / name)
        else:
            os.replace(new / name, target / name)


def _exchanged(one: Path, other: Path) -> bool:
    """Two folders change places in one step, where the system has such a step (Linux's renameat2)."""
    if sys.platform != "linux":
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0


@contextmanager
def whole(path: Path, mend: str = "name another file") -> Iterator[Path]:
    """Where to write a file that takes its place when it is complete; an older one stays until then. Raises: `OutputError` with the `mend`."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        os.replace(beside, path)
    except OSError as error:
        raise OutputError(f"cannot be written ({error.strerror or error})", str(path), mend) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def writing(path: Path, mend: str) -> Iterator[TextIO]:
    """A text file to write as a whole: an older one stays until the new one is complete. Raises: `OutputError` with the `mend`."""
    with whole(path, mend) as beside, beside.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream
