"""What a build has to do: which inputs are new, which are there already, and which issues their places hold no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsstats.archive.find import IN_MEMORY, still_there, table_of
from newsstats.archive.inputs import Input
from newsstats.archive.manifest import Entry, Manifest, reader
from newsstats.version import __version__


@dataclass(slots=True)
class Plan:
    """Issues to read (with their inputs), ids of issues to take out, new places of issues that stay, and how many of each kind."""

    read: list[tuple[Entry, str, Input]] = field(default_factory=list)
    drop: set[str] = field(default_factory=set)
    places: dict[str, list[str]] = field(default_factory=dict)
    kept: int = 0
    repeated: int = 0
    moved: int = 0
    older: int = 0


def reconcile(
    manifest: Manifest, found: Mapping[str, tuple[str, str, Input]], *, rebuild: bool, damaged: set[str], text_only: bool = False
) -> Plan:
    """Compare what an archive holds with what is found: place → (id, content hash, input).

    An issue is known by its content. The same content at several places is one issue; at a new place, where the old one is
    gone, it has moved; another content at a place takes the place of the issue that only this place held. Issues that are no
    longer in any place stay, without a place, until `archive prune`. Read anew are those that failed when anything that decides it has
    changed, those whose parts are `damaged` (ids), with `rebuild` those that another version read, and without `text_only` those of which only the
    text was read. An issue that was read whole stays so.
    """
    plan = Plan()
    now = reader()
    chunks = manifest.chunk_of()
    held = {entry.id: entry for entry in manifest.entries()}
    at_of: dict[str, list[str]] = {}
    for at, (issue, _, _) in found.items():
        at_of.setdefault(issue, []).append(at)
    tables = {table_of(at) for at in found if not at.startswith(IN_MEMORY)}

    def elsewhere(entry: Entry) -> list[str]:
        """Places of an issue that were not looked at now; a table that was read and has the day no more is no place of it."""
        return [at for at in entry.at if at not in found and table_of(at) not in tables]

    for known in held.values():
        left = elsewhere(known)
        if known.id in at_of or left == known.at:
            continue
        if left or not any(at in found for at in known.at):
            plan.places[known.id] = left
        else:
            plan.drop.add(known.id)
    for issue, places in at_of.items():
        plan.repeated += len(places) - 1
        _, sha256, one = found[places[0]]
        if (entry := held.get(issue)) is None:
            plan.read.append((Entry(issue, one.name, places), sha256, one))
            continue
        before = elsewhere(entry)
        there = [at for at in before if still_there(at)]
        everywhere = sorted({*places, *there})
        names = {found[at][2].name for at in places}
        moved = len(there) < len(before) and not set(entry.at) & set(places)
        plan.moved += moved
        again = (
            (moved and not there and entry.name not in names)
            or (bool(entry.failed) and chunks[issue].reader != now)
            or issue in damaged
            or (rebuild and chunks[issue].version != __version__)
            or (chunks[issue].text_only and not text_only)
        )
        plan.older += chunks[issue].version != __version__ and not again
        if again:
            plan.drop.add(issue)
            plan.read.append((Entry(issue, one.name, everywhere), sha256, one))
        else:
            plan.kept += 1
            if everywhere != sorted(entry.at):
                plan.places[issue] = everywhere
    plan.read.sort(key=lambda item: (item[0].name, item[0].id))
    return plan
