"""What one Kafka record says: a fact, or why it is none. Pure; the format is CloudEvents 1.0 over Kafka."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Callable, Iterable, Mapping

STRUCTURED = "application/cloudevents+json"
LARGEST_VERSION = 2**63 - 1


@dataclass(frozen=True)
class Record:
    """A record as Kafka gives it. Header names are lower case; of a repeated header the first value counts."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Mapping[str, bytes]


@dataclass(frozen=True)
class Fact:
    """Something that happened. `source` and `id` together are unique; `data` is the JSON as it came, unknown fields too.

    Times are UTC without an offset. What is not there, or is not what the contract says, is None.
    """

    source: str
    id: str
    type: str
    topic: str
    partition: int
    offset: int
    key: str | None
    version: int | None
    programme: str | None
    occurred_at: datetime | None
    recorded_at: datetime | None
    data: str


@dataclass(frozen=True)
class SetAside:
    """A record that is no fact. It is kept with its place and bytes, so that somebody can look at it."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    reason: str
    value: bytes | None


class _NoFact(Exception):
    """Says why a record is no fact."""


def decode(record: Record) -> Fact | SetAside:
    """Reads a record in binary or structured mode. Never raises: whatever is no fact is set aside with the reason."""
    try:
        return _fact(record)
    except _NoFact as why:
        return SetAside(record.topic, record.partition, record.offset, record.key, str(why), record.value)


def unique(facts: Iterable[Fact]) -> list[Fact]:
    """The facts in their order, of several with the same source and id the first."""
    seen: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        seen.setdefault((fact.source, fact.id), fact)
    return list(seen.values())


def _fact(record: Record) -> Fact:
    if record.value is None:
        raise _NoFact("a tombstone: it has no value, and facts are never deleted")
    content_type = _header(record, "content-type")
    media_type = (content_type or "").split(";")[0].strip().lower()
    if media_type == STRUCTURED:
        attribute, data = _structured(record.value)
    else:
        attribute, data = lambda name: _header(record, f"ce_{name}"), _text(record.value)
    if attribute("specversion") != "1.0":
        raise _NoFact(f"no CloudEvent of version 1.0: specversion is {attribute('specversion')!r}")
    missing = [name for name in ("source", "id", "type") if not _clean(attribute(name))]
    if missing:
        raise _NoFact(f"no CloudEvent: {', '.join(missing)} missing or no text")
    said = _json(data)
    if not isinstance(said, dict):
        raise _NoFact("its data is no JSON object")
    return Fact(
        source=str(attribute("source")),
        id=str(attribute("id")),
        type=str(attribute("type")),
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=_key(record.key),
        version=_version(said.get("aggregateVersion")),
        programme=_clean(said.get("programme")),
        occurred_at=_instant(said.get("occurredAt")),
        recorded_at=_instant(said.get("recordedAt")),
        data=data,
    )


def _structured(value: bytes) -> tuple[Callable[[str], Any], str]:
    """The attributes and the data of an event whose envelope is its value."""
    event = _json(_text(value))
    if not isinstance(event, dict):
        raise _NoFact("its value is no CloudEvents object")
    encoded = event.get("data_base64")
    if isinstance(encoded, str):
        try:
            return event.get, _text(base64.b64decode(encoded, validate=True))
        except ValueError:
            raise _NoFact("its data_base64 is no Base64") from None
    return event.get, json.dumps(event.get("data"))


def _header(record: Record, name: str) -> str | None:
    value = record.headers.get(name)
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError:
        return None


def _key(key: bytes | None) -> str | None:
    try:
        return None if key is None else key.decode()
    except UnicodeDecodeError:
        return None


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        raise _NoFact("its value is no JSON: it is not even UTF-8 text") from None


def _json(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise _NoFact(f"its value is no JSON: {error}") from None


def _clean(value: Any) -> str | None:
    """A text that can be stored: not empty, no half of a character."""
    if not isinstance(value, str) or not value:
        return None
    try:
        value.encode()
    except UnicodeEncodeError:
        return None
    return value


def _version(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 1 <= value <= LARGEST_VERSION else None


def _instant(value: Any) -> datetime | None:
    """RFC 3339 as UTC without an offset."""
    try:
        read = datetime.fromisoformat(value)
        return read.astimezone(timezone.utc).replace(tzinfo=None) if read.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        return None
