"""The rules of the figures, given facts; and what a difference to the platform looks like."""

import json
import tempfile
import unittest
from pathlib import Path
from typing import Any

from tests.facts import PROGRAMME, fact
from xaso_analytics.events import Fact
from xaso_analytics.figures import COMPARED, differences, figures_here, figures_there
from xaso_analytics.store import Store


def figures(*facts: Fact) -> dict[str, dict[str, Any]]:
    """All figures of the programme of the tests, by code."""
    store = Store(":memory:")
    store.save(facts, {})
    found = {one["indicator"]: dict(one) for one in figures_here(store.db) if one["programme"] == PROGRAMME}
    store.close()
    return found


def said(figure: dict[str, Any], *fields: str) -> tuple[Any, ...]:
    return tuple(figure[field] for field in fields)


def observation(value: dict[str, Any], **changes: Any) -> Fact:
    told = {
        **{"observationId": "o1", "revision": 1, "indicator": "government.documents", "pilotId": "p1"},
        **{"communeUnitId": "17335@from-2025-07-01", "definition": "1", "phase": "baseline", "period": "2025"},
        **{"observedOn": "2025-12-31", "method": "measured", "unit": "percent"},
    }
    return fact("programme.observation.approved", {**told, **value, **changes})


class Surveys(unittest.TestCase):
    def test_count_accepted_forms_of_baseline_rounds_against_their_quotas(self) -> None:
        base = {"pillar": "economy", "purpose": "baseline"}
        found = figures(
            fact("surveys.campaign.opened", {**base, "quotas": [{"target": 2}, {"target": 4}]}),
            *(fact("surveys.response.accepted", base) for _ in range(3)),
            fact("surveys.response.voided", base),
            fact("surveys.response.accepted", {**base, "purpose": "endline"}),
        )
        for indicator in ("survey.economy", "survey.all"):
            self.assertEqual(said(found[indicator], "numerator", "denominator", "percent", "events"), (2, 6, 33.33, 5))
        self.assertEqual(said(found["survey.society"], "numerator", "denominator", "events"), (None, None, 0))


class Training(unittest.TestCase):
    RESULTS = {"attended": 30, "passed": 20, "notPassed": 10, "tested": 8, "beforeSum": 400, "afterSum": 545}

    def test_counts_completed_classes_and_their_corrections_against_the_plans(self) -> None:
        plan = {"plannedClasses": 2, "plannedTrainees": 60}
        found = figures(
            fact("training.plan.approved", plan),
            fact("training.class.completed", {"curriculum": "C1", "results": self.RESULTS}),
            fact("training.class.completed", {"curriculum": "C1", "results": self.RESULTS}),
            fact(
                "training.class.results-revised",
                {"curriculum": "C1", "before": self.RESULTS, "after": {**self.RESULTS, "attended": 31}},
            ),
        )
        self.assertEqual(said(found["training.classes"], "numerator", "denominator", "percent"), (2, 2, 100))
        self.assertEqual(said(found["training.trainees"], "numerator", "denominator"), (61, 60))
        self.assertEqual(said(found["training.curricula"], "value", "events"), (1, 2))
        self.assertEqual(said(found["training.pass-rate"], "numerator", "denominator", "percent"), (40, 60, 66.67))
        # 145 tenths for 8 people are 1.8125 points each.
        self.assertEqual(said(found["training.gain"], "value", "denominator"), (1.81, 16))

    def test_counts_people_and_attendances_up_and_down(self) -> None:
        group = {"group": "farmers"}
        found = figures(
            fact("training.enrolment.attended", group),
            fact("training.enrolment.attended", group),
            fact("training.enrolment.attendance-withdrawn", group),
            fact("training.participant.joined", group),
        )
        self.assertEqual(found["training.attendances.farmers"]["value"], 1)
        self.assertEqual(found["training.participants"]["value"], 1)


class Programme(unittest.TestCase):
    def test_awaits_what_nobody_reported_yet(self) -> None:
        found = figures(fact("programme.pilot.proposed"), fact("programme.pilot.proposed"))
        self.assertEqual(found["programme.sites"]["value"], 2)
        self.assertEqual(said(found["programme.portals"], "numerator", "denominator", "percent"), (None, 2, None))

    def test_says_when_the_last_portal_that_still_runs_went_live(self) -> None:
        portal = {"deliverableType": "portal"}
        retired = {**portal, "wasLive": True}
        found = figures(
            fact("programme.pilot.proposed"),
            fact("programme.deliverable.went-live", {**portal, "liveOn": "2026-01-01"}, key="stays"),
            fact("programme.deliverable.went-live", {**portal, "liveOn": "2026-02-01"}, key="ends"),
            fact("programme.deliverable.retired", retired, key="ends", version=2),
        )
        self.assertEqual(said(found["programme.portals"], "numerator", "liveOn", "events"), (1, "2026-01-01", 4))

    def test_counts_equipment_by_piece_and_takes_back_what_was_voided(self) -> None:
        kinds = (("wifi", 2), ("wifi", 1), ("chair", 9))
        items = {"items": [{"kind": kind, "quantity": quantity} for kind, quantity in kinds]}
        signed, again, voided = "programme.handover.signed", "programme.handover.signed", "programme.handover.voided"
        found = figures(*(fact(type_, items) for type_ in (signed, again, voided)))
        self.assertEqual(said(found["programme.equipment.wifi"], "value", "events"), (3, 3))
        self.assertIsNone(found["programme.equipment.computer"]["value"])

    def test_takes_the_last_version_of_what_replaces_itself_however_it_came(self) -> None:
        plan = "programme.scale-up.drafted"
        found = figures(
            fact(plan, {"components": [1, 2]}, key="plan", version=3),
            fact(plan, {"components": [1, 2, 3, 4]}, key="plan", version=1),
            fact("programme.register.approved", {"kind": "lesson"}, key="own"),
            fact("programme.register.approved", {"kind": "lesson", "sameAs": "own"}, key="same"),
            fact("programme.register.approved", {"kind": "study-visit"}, key="visit"),
            fact("programme.register.withdrawn", {"kind": "study-visit", "wasApproved": True}, key="visit", version=2),
        )
        self.assertEqual(said(found["programme.scale-up-components"], "value", "events"), (2, 2))
        self.assertEqual(found["programme.lessons"]["value"], 1)
        self.assertEqual(said(found["programme.study-visits"], "value", "events"), (0, 2))


class Observations(unittest.TestCase):
    def test_take_the_latest_revision_and_the_latest_period_of_each_pilot(self) -> None:
        people = {"indicator": "health.smart-participants", "unit": "people", "phase": "monthly"}
        found = figures(
            observation({"value": 10}, **people, period="2025-04"),
            observation({"value": 70}, **people, period="2025-05", observationId="o2"),
            observation({"value": 71}, **people, period="2025-05", observationId="o2", revision=2),
            observation({"value": 5}, **people, period="2025-Q1", pilotId="p2", observationId="o3"),
        )
        figure = found["health.smart-participants"]
        self.assertEqual(said(figure, "value", "unit", "method", "events"), (76, "people", "measured", 4))

    def test_of_ratios_add_up_both_parts(self) -> None:
        found = figures(
            observation({"numerator": 1, "denominator": 3}),
            observation({"numerator": 1, "denominator": 1}, pilotId="p2", observationId="o2"),
        )
        self.assertEqual(said(found["government.documents"], "numerator", "denominator", "percent"), (2, 4, 50))

    def test_make_a_change_of_both_sides_only(self) -> None:
        before = observation({"numerator": 1, "denominator": 3})
        after = observation({"numerator": 2, "denominator": 3}, phase="endline", observationId="o2")
        self.assertIsNone(figures(before)["government.documents.change"]["value"])
        change = figures(before, after)["government.documents.change"]
        self.assertEqual(said(change, "value", "events"), (33.33, 2))

    def test_are_not_measured_when_they_say_so(self) -> None:
        change = figures(observation({"notMeasured": "not-in-source"}))["government.documents.change"]
        self.assertEqual(said(change, "value", "numerator", "events"), (None, None, 1))

    def test_are_not_added_up_where_that_makes_no_sense(self) -> None:
        score = {"indicator": "government.score", "unit": "points"}
        one = observation({"value": 5}, **score)
        other = observation({"value": 6}, **score, pilotId="p2", observationId="o2")
        self.assertEqual(figures(one)["government.score"]["value"], 5)
        self.assertIsNone(figures(one, other)["government.score"]["value"])


class TheComparison(unittest.TestCase):
    FIGURE = {**dict.fromkeys(COMPARED), "programme": "p", "indicator": "i", "unit": None, "method": None, "value": 3}

    def test_agrees_when_all_is_equal_whatever_else_the_platform_says(self) -> None:
        self.assertEqual(differences([self.FIGURE], [{**self.FIGURE, "unit": "phiếu", "titleVi": "…"}]), [])

    def test_says_both_when_a_field_differs_and_knows_null_from_zero(self) -> None:
        for field, other in (("value", 4), ("value", None), ("numerator", 0), ("events", 1)):
            [line] = differences([self.FIGURE], [{**self.FIGURE, field: other}])
            self.assertEqual(line, f"p i {field}: {self.FIGURE[field]!r} here, {other!r} there")

    def test_names_what_only_one_of_both_has(self) -> None:
        self.assertEqual(len(differences([self.FIGURE], [])), 1)
        self.assertEqual(len(differences([], [self.FIGURE])), 1)

    def test_leaves_out_what_the_platform_withholds(self) -> None:
        self.assertEqual(differences([self.FIGURE], [{**self.FIGURE, "value": None, "suppressed": True}]), [])

    def test_takes_the_platforms_figures_from_a_file(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "figures.json"
            file.write_text(json.dumps([self.FIGURE]))
            self.assertEqual(figures_there(str(file), ""), [self.FIGURE])
