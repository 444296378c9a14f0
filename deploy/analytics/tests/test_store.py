"""Rows and offsets: together or not at all, and each fact once."""

import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import duckdb

from tests.facts import fact, record
from xaso_analytics.events import SetAside, decode
from xaso_analytics.store import OtherCluster, Store

PLACE = ("test.thing.v1", 0)


class TheStore(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = str(Path(folder.name) / "facts.duckdb")
        self.store = Store(self.path)
        self.addCleanup(lambda: self.store.close())

    def reopen(self) -> None:
        self.store.close()
        self.store = Store(self.path)

    def test_keeps_facts_and_offsets_over_a_restart(self) -> None:
        self.store.save([fact("a.b.c"), fact("a.b.c")], {PLACE: 17})
        self.reopen()
        self.assertEqual(self.store.positions(), {PLACE: 17})
        self.assertEqual(self.store.summary()["facts"], 2)

    def test_drops_duplicates_within_a_batch_and_between_batches_and_counts_them(self) -> None:
        one = fact("a.b.c")
        self.store.save([one, replace(one, offset=2)], {PLACE: 3})
        self.store.save([replace(one, offset=3), fact("a.b.c")], {PLACE: 5})
        self.assertEqual(self.store.summary(), {**self.store.summary(), "facts": 2, "duplicates": 2})

    def test_keeps_the_same_id_of_another_source(self) -> None:
        one = fact("a.b.c")
        self.store.save([one, replace(one, source="/another")], {PLACE: 3})
        self.assertEqual(self.store.summary()["facts"], 2)

    def test_moves_no_offset_when_the_rows_cannot_be_kept(self) -> None:
        self.store.save([fact("a.b.c")], {PLACE: 1})
        broken = replace(fact("a.b.c"), data=None)  # type: ignore[arg-type]
        with self.assertRaises(duckdb.Error):
            self.store.save([fact("a.b.c"), broken], {PLACE: 3})
        self.reopen()
        self.assertEqual(self.store.positions(), {PLACE: 1})
        self.assertEqual(self.store.summary()["facts"], 1)

    def test_keeps_what_is_no_fact_with_its_offset(self) -> None:
        aside = decode(record(value=None, offset=41))
        assert isinstance(aside, SetAside)
        self.store.save([aside], {PLACE: 42})
        self.assertEqual(self.store.db.execute('select "offset", value from set_aside').fetchall(), [(41, None)])
        self.assertEqual(self.store.positions(), {PLACE: 42})

    def test_counts_types_that_nobody_knows_yet(self) -> None:
        known = fact("surveys.response.accepted")
        self.store.save([known, fact("surveys.response.dreamt"), fact("surveys.response.dreamt")], {PLACE: 3})
        self.assertEqual(self.store.unknown_types(), {"surveys.response.dreamt": 2})

    def test_orders_the_facts_of_a_thing_by_version_however_they_came(self) -> None:
        self.store.save([fact("a.b.third", key="k", version=3), fact("a.b.first", key="k", version=1)], {PLACE: 2})
        self.store.save([fact("a.b.second", key="k", version=2)], {PLACE: 3})
        types = self.store.db.execute("select type from history where key = 'k'").fetchall()
        self.assertEqual(types, [("a.b.first",), ("a.b.second",), ("a.b.third",)])
        self.assertEqual(self.store.contradictions(), [])

    def test_names_two_facts_that_claim_one_version_and_bears_holes(self) -> None:
        self.store.save([fact("a.b.c", key="hole", version=2), fact("a.b.c", key="hole", version=4)], {PLACE: 2})
        one, other = fact("a.b.c", key="twice", version=1), fact("a.b.d", key="twice", version=1)
        self.store.save([one, other], {PLACE: 4})
        [line] = self.store.contradictions()
        self.assertTrue(line.startswith("test.thing.v1 twice version 1: "))
        self.assertTrue(one.id in line and other.id in line)

    def test_refuses_another_cluster(self) -> None:
        self.store.belongs_to("one")
        self.reopen()
        self.store.belongs_to("one")
        with self.assertRaises(OtherCluster):
            self.store.belongs_to("other")
