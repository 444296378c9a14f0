"""What a record is: a fact in either mode, or set aside with the reason."""

import json
import unittest
from dataclasses import replace
from datetime import datetime

from tests.facts import record
from xaso_analytics.events import Fact, SetAside, decode, unique


class ARecordIsAFact(unittest.TestCase):
    def test_in_binary_mode(self) -> None:
        fact = decode(record(data={"aggregateVersion": 7}))
        assert isinstance(fact, Fact)
        self.assertEqual((fact.source, fact.type), ("/xaso/test", "surveys.response.accepted"))
        self.assertEqual((fact.key, fact.version, fact.programme), ("thing", 7, "test-2026"))
        self.assertEqual(fact.occurred_at, datetime(2026, 3, 1, 2))

    def test_in_structured_mode_with_its_data_as_json_or_base64(self) -> None:
        binary = decode(record())
        assert isinstance(binary, Fact)
        envelope = {"specversion": "1.0", "source": binary.source, "id": binary.id, "type": binary.type}
        plain = {**envelope, "data": json.loads(binary.data)}
        encoded = {**envelope, "data_base64": __import__("base64").b64encode(binary.data.encode()).decode()}
        for event in (plain, encoded):
            headers = {"content-type": b"application/cloudevents+json; charset=UTF-8"}
            place = {"topic": binary.topic, "partition": binary.partition, "offset": binary.offset}
            read = decode(record(headers=headers, value=json.dumps(event).encode(), **place))
            self.assertEqual(read, binary)

    def test_with_a_field_that_nobody_knows_yet_which_is_kept(self) -> None:
        fact = decode(record(data={"newerField": {"level": 3}}))
        assert isinstance(fact, Fact)
        self.assertEqual(json.loads(fact.data)["newerField"], {"level": 3})

    def test_of_a_type_that_nobody_knows_yet_without_the_common_fields(self) -> None:
        fact = decode(record("surveys.response.dreamt", value=b'{"aggregateVersion": "one", "occurredAt": "soon"}'))
        assert isinstance(fact, Fact)
        self.assertEqual((fact.version, fact.occurred_at, fact.programme), (None, None, None))

    def test_without_a_key(self) -> None:
        fact = decode(record(key=None))
        assert isinstance(fact, Fact)
        self.assertIsNone(fact.key)


class ARecordIsSetAside(unittest.TestCase):
    def reason(self, **changes: object) -> str:
        read = decode(record(**changes))  # type: ignore[arg-type]
        assert isinstance(read, SetAside)
        return read.reason

    def test_as_a_tombstone(self) -> None:
        self.assertIn("tombstone", self.reason(value=None))

    def test_when_its_value_is_no_json(self) -> None:
        for value in (b"", b"xin chao", b'{"half": ', b"\xff\xfe", b'{"n": NaN}', b"[" * 100_000):
            self.assertIn("no JSON", self.reason(value=value))

    def test_when_its_value_is_no_object(self) -> None:
        self.assertIn("no JSON object", self.reason(value=b"[1]"))

    def test_when_it_is_no_cloud_event(self) -> None:
        headers = record().headers
        without = {name: value for name, value in headers.items() if name != "ce_id"}
        self.assertIn("id missing", self.reason(headers=without))
        self.assertIn("specversion is None", self.reason(headers={}))
        self.assertIn("specversion is '0.3'", self.reason(headers={**headers, "ce_specversion": b"0.3"}))
        half = b'{"specversion": "1.0", "id": "\\ud800", "source": "s", "type": "t", "data": {}}'
        structured = {"content-type": b"application/cloudevents+json"}
        self.assertIn("id missing or no text", self.reason(headers=structured, value=half))

    def test_with_its_place_and_bytes(self) -> None:
        read = decode(record(topic="t", partition=3, offset=99, key=b"\xff", value=b"?"))
        assert isinstance(read, SetAside)
        self.assertEqual((read.topic, read.partition, read.offset, read.key, read.value), ("t", 3, 99, b"\xff", b"?"))


class Duplicates(unittest.TestCase):
    def test_are_dropped_by_source_and_id_and_the_first_stays(self) -> None:
        first = decode(record())
        other = decode(record())
        assert isinstance(first, Fact) and isinstance(other, Fact)
        again = replace(first, offset=first.offset + 1000)
        elsewhere = replace(first, source="/another")
        self.assertEqual(unique([first, other, again, elsewhere]), [first, other, elsewhere])
