"""The platform's figures, counted again from the facts here, and whether both agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Mapping, Sequence
from urllib.request import Request, urlopen

import duckdb

Figure = Mapping[str, Any]

COMPARED = ("numerator", "denominator", "percent", "value", "liveOn", "synthetic", "events")
"""What must be equal. None is "not measured" and never the same as 0."""

SAID_BY_FACTS = ("unit", "method")
"""What is compared where the facts say it: of what is counted here, the catalogue of the platform names the unit."""

COLUMNS = ("programme", "indicator", *COMPARED[:4], *SAID_BY_FACTS, *COMPARED[4:])
"""Of the view `figure`, in its order."""


def figures_here(db: duckdb.DuckDBPyConnection) -> list[Figure]:
    """Counts all figures of all programmes. `figures.sql` says how, each as a sum over facts."""
    db.execute((Path(__file__).parent / "figures.sql").read_text())
    rows = db.execute(
        """select programme, indicator, numerator, denominator, percent, value, unit, method, live_on, synthetic, events
           from figure order by programme, indicator"""
    ).fetchall()
    return [dict(zip(COLUMNS, row)) for row in rows]


def figures_there(where: str, token: str) -> list[Figure]:
    """What the platform shows: from its public address, or from a file with what it answered. Raises OSError or ValueError."""
    if not where.startswith(("http://", "https://")):
        return json.loads(Path(where).read_text())
    request = Request(f"{where.rstrip('/')}/api/indicators/figures", headers={"authorization": f"Bearer {token}"})
    with urlopen(request, timeout=60) as answer:
        return json.load(answer)


def differences(here: Sequence[Figure], there: Sequence[Figure]) -> list[str]:
    """Where both differ, each as a line that says both. What the platform withholds for its small numbers is not compared."""
    mine = {(one["programme"], one["indicator"]): one for one in here}
    theirs = {(one["programme"], one["indicator"]): one for one in there}
    found: list[str] = []
    for place in sorted({*mine, *theirs}):
        name = " ".join(place)
        one, other = mine.get(place), theirs.get(place)
        if one is None:
            found.append(f"{name}: the platform shows it ({shown(other or {})}), it is not counted here")
        elif other is None:
            found.append(f"{name}: counted here ({shown(one)}), the platform does not show it")
        elif not other.get("suppressed"):
            found += [f"{name} {what}" for what in _unequal(one, other)]
    return found


def _unequal(one: Figure, other: Figure) -> list[str]:
    said = [field for field in SAID_BY_FACTS if one.get(field) is not None]
    return [
        f"{field}: {one.get(field)!r} here, {other.get(field)!r} there"
        for field in (*COMPARED, *said)
        if one.get(field) != other.get(field)
    ]


def shown(figure: Figure) -> str:
    """A figure in short: `161/150 = 107.33 %`."""
    if figure.get("numerator") is not None and figure.get("denominator") is not None:
        return f"{figure['numerator']}/{figure['denominator']} = {figure.get('percent')} %"
    value = figure.get("value")
    return "not measured" if value is None else f"{value:g}" if abs(value) < 1e6 else f"{value:.0f}"
