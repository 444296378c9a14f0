"""Facts for tests, as the platform writes them."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

from xaso_analytics.events import Fact, Record, decode

PROGRAMME = "test-2026"
_numbers = count(1)


def record(type_: str = "surveys.response.accepted", data: dict[str, Any] | None = None, **changes: Any) -> Record:
    """A record in binary mode."""
    number = next(_numbers)
    said = {
        "occurredAt": "2026-03-01T02:00:00.000Z",
        "recordedAt": "2026-03-01T03:00:00.000Z",
        "aggregateVersion": 1,
        "programme": PROGRAMME,
        "synthetic": True,
        **(data or {}),
    }
    headers = {
        "ce_specversion": b"1.0",
        "ce_id": f"019ca7a0-0000-7000-8000-{number:012d}".encode(),
        "ce_source": b"/xaso/test",
        "ce_type": type_.encode(),
        "content-type": b"application/json",
    }
    given: dict[str, Any] = {"topic": "test.thing.v1", "partition": 0, "offset": number, "key": b"thing"}
    given |= {"value": json.dumps(said).encode(), "headers": headers, **changes}
    return Record(**given)


def fact(type_: str, data: dict[str, Any] | None = None, key: str | None = None, version: int = 1) -> Fact:
    """A fact; each is about a thing of its own, unless it is told which."""
    name = key or f"thing-{next(_numbers)}"
    decoded = decode(record(type_, {"aggregateVersion": version, **(data or {})}, key=name.encode()))
    assert isinstance(decoded, Fact)
    return decoded
