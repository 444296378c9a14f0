"""Outbox against sink."""

import unittest

from xaso_analytics.completeness import Sum, compared, day_of, faults, mark_of, sums, together

# A UUIDv7 of 2026-03-01 (UTC) and one of the day after.
FIRST = "019ca7a0-0000-7000-8000-000000000001"
SECOND = "019ca7a0-0000-7000-8000-000000000002"
NEXT_DAY = "019cadc0-0000-7000-8000-000000000003"


def document(days: list[tuple[str, list[str]]], since: str | None = None) -> dict[str, object]:
    """As the platform prints it, made on 2026-03-02."""
    listed = [
        {"topic": "t.t.v1", "day": day, "count": len(ids), "checksum": str(sum(map(mark_of, ids)))} for day, ids in days
    ]
    made = "2026-03-02T10:00:00.000Z"
    return {"madeAt": made, "outboxes": [{"source": "/xaso/t", "since": since, "madeAt": made, "days": listed}]}


def here(*ids: str) -> dict[tuple[str, str, str], Sum]:
    return sums(("/xaso/t", "t.t.v1", one) for one in ids)


class Completeness(unittest.TestCase):
    def test_takes_the_day_from_the_id(self) -> None:
        self.assertEqual([day_of(FIRST), day_of(NEXT_DAY), day_of("7")], ["2026-03-01", "2026-03-02", "none"])

    def test_holds_in_any_order(self) -> None:
        both = document([("2026-03-01", [FIRST, SECOND])])
        self.assertEqual(faults(both, here(SECOND, FIRST), today=False), [])

    def test_fails_for_a_fact_that_is_missing_or_another_or_one_too_many(self) -> None:
        both = document([("2026-03-01", [FIRST, SECOND])])
        third = "019ca7a0-0000-7000-8000-000000000009"
        for have in (here(FIRST), here(FIRST, FIRST), here(FIRST, third), here(FIRST, SECOND, third), here()):
            [fault] = faults(both, have, today=False)
            self.assertIn("t.t.v1 2026-03-01: the outbox of /xaso/t has 2", fault)

    def test_fails_for_a_topic_or_a_source_that_no_outbox_knows(self) -> None:
        nothing = document([])
        self.assertEqual(len(faults(nothing, here(FIRST), today=False)), 1)
        stranger = sums([("/xaso/stranger", "t.t.v1", FIRST)])
        self.assertEqual(len(faults(nothing, stranger, today=False)), 1)

    def test_leaves_out_the_day_that_goes_on_unless_nobody_wrote(self) -> None:
        made = document([("2026-03-01", [FIRST]), ("2026-03-02", [])])
        self.assertEqual(faults(made, here(FIRST, NEXT_DAY), today=False), [])
        self.assertEqual(len(faults(made, here(FIRST, NEXT_DAY), today=True)), 1)

    def test_leaves_out_days_that_the_outbox_has_dropped(self) -> None:
        made = document([], since="2026-03-02")
        self.assertEqual(compared(made, here(FIRST, NEXT_DAY), today=True), [("/xaso/t", "t.t.v1", "2026-03-02")])

    def test_takes_a_document_of_all_services_or_one_of_each(self) -> None:
        all_of_them = document([("2026-03-01", [FIRST])])
        one = {**all_of_them["outboxes"][0], "madeAt": "2026-03-03T00:00:00.000Z"}  # type: ignore[index]
        other = {**one, "source": "/xaso/other", "madeAt": "2026-03-02T10:00:00.000Z", "days": []}
        both = together([one, other])
        self.assertEqual((both["madeAt"], len(both["outboxes"])), ("2026-03-02T10:00:00.000Z", 2))
        self.assertEqual(faults(together([both]), here(FIRST), today=False), [])
