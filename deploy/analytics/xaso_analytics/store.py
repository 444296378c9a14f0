"""The DuckDB file: facts, what was set aside, and the offsets, which are moved in the same transaction as the rows."""

from __future__ import annotations

from pathlib import Path
from typing import Iterable, Mapping, Sequence

import duckdb

from .events import Fact, SetAside, unique

Place = tuple[str, int]
"""A topic and a partition of it."""

KNOWN_TYPES = frozenset((Path(__file__).parent / "known_types.txt").read_text().split())
"""The types that existed when this was written. Others are kept and counted; look up what they say in the catalogue."""

_FACT = """
  insert into fact
  select unnest($1::varchar[]), unnest($2::varchar[]), unnest($3::varchar[]), unnest($4::varchar[]), unnest($5::integer[]),
    unnest($6::bigint[]), unnest($7::varchar[]), unnest($8::bigint[]), unnest($9::varchar[]), unnest($10::timestamp[]),
    unnest($11::timestamp[]), unnest($12::varchar[])
  on conflict do nothing"""

_POSITION = """
  insert into read_position values ($1, $2, $3, $4)
  on conflict (topic, partition)
  do update set next = excluded.next, duplicates = read_position.duplicates + excluded.duplicates"""


class OtherCluster(Exception):
    """The file was filled from another Kafka: its offsets mean nothing on this one."""


class Store:
    """The file, open for one process. DuckDB lets no second one write to it."""

    def __init__(self, path: str) -> None:
        self.db = duckdb.connect(path)
        self.db.execute((Path(__file__).parent / "schema.sql").read_text())

    def close(self) -> None:
        """Writes what is left in the log into the file."""
        self.db.close()

    def belongs_to(self, cluster: str) -> None:
        """Remembers the cluster. Raises OtherCluster when the file was filled from another one."""
        known = self.db.execute("select id from cluster").fetchone()
        if known is None:
            self.db.execute("insert into cluster values ($1)", [cluster])
        elif known[0] != cluster:
            raise OtherCluster(
                f"this file was filled from cluster {known[0]}, not {cluster}: begin with a new file"
            )

    def positions(self) -> dict[Place, int]:
        """The next offset of each partition that was read."""
        rows = self.db.execute("select topic, partition, next from read_position").fetchall()
        return {(topic, partition): following for topic, partition, following in rows}

    def save(self, read: Sequence[Fact | SetAside], following: Mapping[Place, int]) -> None:
        """Keeps what was read and where to read on, in one transaction: all of it or nothing."""
        facts = [one for one in read if isinstance(one, Fact)]
        self.db.execute("begin")
        try:
            fresh = self._fresh(unique(facts))
            self._insert(fresh)
            aside = [one for one in read if isinstance(one, SetAside)]
            for one in aside:
                row = [one.topic, one.partition, one.offset, one.key, one.reason, one.value]
                self.db.execute("insert into set_aside values ($1, $2, $3, $4, $5, $6) on conflict do nothing", row)
            for (topic, partition), offset in following.items():
                copies = _of(facts, topic, partition) - _of(fresh, topic, partition)
                self.db.execute(_POSITION, [topic, partition, offset, copies])
            self.db.execute("commit")
        except BaseException:
            self.db.execute("rollback")
            raise

    def _fresh(self, facts: Sequence[Fact]) -> list[Fact]:
        """Those that are not here yet."""
        known = set(
            self.db.execute(
                "select source, id from fact where id in (select unnest($1::varchar[]))", [[one.id for one in facts]]
            ).fetchall()
        )
        return [one for one in facts if (one.source, one.id) not in known]

    def _insert(self, facts: Sequence[Fact]) -> None:
        if not facts:
            return
        columns = (
            "source", "id", "type", "topic", "partition", "offset",
            "key", "version", "programme", "occurred_at", "recorded_at", "data",
        )  # fmt: skip
        self.db.execute(_FACT, [[getattr(fact, column) for fact in facts] for column in columns])

    def unknown_types(self) -> dict[str, int]:
        """How many facts there are of types that this program does not know."""
        rows = self.db.execute("select type, count(*) from fact group by type order by type").fetchall()
        return {name: count for name, count in rows if name not in KNOWN_TYPES}

    def summary(self) -> dict[str, object]:
        """What is in the file, in numbers."""
        one = self.db.execute(
            """select (select count(*) from fact), (select count(distinct topic) from read_position),
                 (select coalesce(sum(duplicates), 0)::bigint from read_position)"""
        ).fetchone()
        assert one is not None
        facts, topics, duplicates = one
        reasons = self.db.execute("select reason, count(*) from set_aside group by reason order by reason").fetchall()
        return {
            "facts": facts,
            "topics": topics,
            "duplicates": duplicates,
            "unknownTypes": self.unknown_types(),
            "setAside": dict(reasons),
        }

    def contradictions(self) -> list[str]:
        """Facts of one thing that claim the same version, each as a line."""
        rows = self.db.execute("select topic, key, version, ids from contradiction order by 1, 2, 3").fetchall()
        return [
            f"{topic} {key} version {version}: {' and '.join(ids)} contradict each other"
            for topic, key, version, ids in rows
        ]


def _of(facts: Iterable[Fact], topic: str, partition: int) -> int:
    return sum(1 for fact in facts if fact.topic == topic and fact.partition == partition)
