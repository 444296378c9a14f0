"""Is every fact here that the platform wrote? Count and checksum of each topic and day, outbox against sink."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone
from hashlib import md5
from typing import Any, Iterable, Mapping, Sequence

import duckdb

Day = tuple[str, str, str]
"""Who wrote it, its topic, and a day in UTC: that of the event's id, a UUIDv7, so that both sides cut alike."""


@dataclass(frozen=True)
class Sum:
    """How many events, and the sum of a number made of each id, which is the same in any order."""

    count: int = 0
    checksum: int = 0


def day_of(event_id: str) -> str:
    """The day in UTC that a UUIDv7 was made on; `none` for another id, which no outbox writes."""
    plain = event_id.replace("-", "")
    if len(plain) != 32 or plain[12] != "7":
        return "none"
    try:
        return datetime.fromtimestamp(int(plain[:12], 16) / 1000, timezone.utc).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return "none"


def mark_of(event_id: str) -> int:
    """The number made of an id: the first 60 bits of its MD5. It finds losses; it is no seal against forgery."""
    return int(md5(event_id.encode()).hexdigest()[:15], 16)


def sums(facts: Iterable[tuple[str, str, str]]) -> dict[Day, Sum]:
    """Adds up source, topic and id of facts."""
    found: dict[Day, Sum] = {}
    for source, topic, event_id in facts:
        place = (source, topic, day_of(event_id))
        before = found.get(place, Sum())
        found[place] = Sum(before.count + 1, before.checksum + mark_of(event_id))
    return found


def sums_here(db: duckdb.DuckDBPyConnection) -> dict[Day, Sum]:
    """Of all facts in the file."""
    return sums(db.execute("select source, topic, id from fact").fetchall())


def together(documents: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """One document of several: of a service each (`outbox days --json`), or of all (`npm run completeness -- --json`)."""
    outboxes = [one for document in documents for one in document.get("outboxes", [document])]
    return {"madeAt": min(one["madeAt"] for one in outboxes), "outboxes": outboxes}


def sums_there(document: Mapping[str, Any]) -> dict[Day, Sum]:
    """Of the platform's outboxes."""
    return {
        (outbox["source"], one["topic"], one["day"]): Sum(one["count"], int(one["checksum"]))
        for outbox in document["outboxes"]
        for one in outbox["days"]
    }


def compared(document: Mapping[str, Any], here: Mapping[Day, Sum], *, today: bool) -> list[Day]:
    """What can be compared: no days before the `since` of an outbox, which drops what is old, and the day on which the
    document was made only if nobody wrote since then, which `today` says."""
    since = {outbox["source"]: outbox["since"] or "" for outbox in document["outboxes"]}
    made = str(document["madeAt"])[:10]
    days = {*sums_there(document), *here}
    return sorted(place for place in days if since.get(place[0], "") <= place[2] and (today or place[2] < made))


def faults(document: Mapping[str, Any], here: Mapping[Day, Sum], *, today: bool) -> list[str]:
    """Where outbox and sink differ, each as a line that says both."""
    there = sums_there(document)
    found: list[str] = []
    for place in compared(document, here, today=today):
        wrote, have = there.get(place, Sum()), here.get(place, Sum())
        if wrote != have:
            source, topic, day = place
            found.append(
                f"{topic} {day}: the outbox of {source} has {wrote.count} (checksum {wrote.checksum}), "
                f"here are {have.count} (checksum {have.checksum})"
            )
    return found
