"""`python -m xaso_analytics read|summary|figures|completeness`. Exit code 0: done and right; 1: not; 2: misused."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import duckdb

from .completeness import compared, faults, sums_here, together
from .figures import differences, figures_here, figures_there, shown
from .settings import Misconfigured, database_of, settings_of
from .store import OtherCluster, Store


def tell(line: str) -> None:
    """A line for whoever watches."""
    print(line, file=sys.stderr, flush=True)


def read(options: Namespace) -> int:
    """Reads the topics into the file."""
    # Kafka's client is needed here alone: figures and completeness work where it cannot be installed.
    from .reader import Unreadable, read as read_topics

    settings = settings_of(os.environ)
    store = Store(settings.database)
    try:
        read_topics(settings, store, tell, batch=options.batch, follow=options.follow, progress=options.progress)
    except Unreadable as error:
        tell(f"stopped: {error}. What was read before is kept")
        return 1
    except KeyboardInterrupt:
        tell("stopped; the next start goes on here")
    finally:
        print(json.dumps(store.summary()))
        store.close()
    return 0


def summary(_options: Namespace) -> int:
    """Prints what is in the file."""
    store = Store(database_of(os.environ))
    print(json.dumps(store.summary(), indent=2))
    store.close()
    return 0


def figures(options: Namespace) -> int:
    """Prints the figures, and compares them with the platform's if it is told where these are."""
    store = Store(database_of(os.environ))
    here = figures_here(store.db)
    store.close()
    if options.platform is None:
        for one in here:
            print(f"{one['programme']} {one['indicator']}: {shown(one)} ({one['events']} facts)")
        return 0
    there = figures_there(options.platform, os.environ.get("XASO_TOKEN", ""))
    found = differences(here, there)
    for line in found:
        print(line)
    withheld = sum(1 for one in there if one.get("suppressed"))
    print(f"figures: {len(here)} here, {len(there)} there, {withheld} of them withheld, {len(found)} differences")
    return 1 if found or not here else 0


def completeness(options: Namespace) -> int:
    """Prints count and checksum of each topic and day, or compares them with the platform's outboxes."""
    store = Store(database_of(os.environ))
    here, contradictions = sums_here(store.db), store.contradictions()
    store.close()
    if options.outbox is None:
        for (source, topic, day), one in sorted(here.items()):
            print(f"{source} {topic} {day} {one.count} {one.checksum}")
        return 0
    document = together([json.loads(Path(file).read_text()) for file in options.outbox])
    days = compared(document, here, today=options.today)
    found = faults(document, here, today=options.today) + contradictions
    for line in found:
        print(line)
    if not days:
        print("there is no day to compare yet: ask for a document of tomorrow, or say --today if nobody writes")
    print(f"completeness: {len(days)} topics and days compared, {len(found)} faults")
    return 1 if found or not days else 0


def main() -> int:
    """Does what the arguments say."""
    parser = ArgumentParser(prog="xaso_analytics", description=__doc__)
    commands = parser.add_subparsers(required=True)
    reading = commands.add_parser("read", help=read.__doc__)
    reading.add_argument("--batch", type=int, default=500, help="records of one transaction at most (500)")
    reading.add_argument("--follow", action="store_true", help="goes on when the end is reached")
    reading.add_argument("--progress", action="store_true", help="a line for each transaction")
    reading.set_defaults(run=read)
    commands.add_parser("summary", help=summary.__doc__).set_defaults(run=summary)
    counting = commands.add_parser("figures", help=figures.__doc__)
    counting.add_argument("--platform", help="its address (with XASO_TOKEN), or a file with its answer to GET /figures")
    counting.set_defaults(run=figures)
    checking = commands.add_parser("completeness", help=completeness.__doc__)
    checking.add_argument("--outbox", nargs="+", help="files with what `outbox days --json` of the services printed")
    checking.add_argument("--today", action="store_true", help="also the day it was made on: nobody wrote since then")
    checking.set_defaults(run=completeness)
    options = parser.parse_args()
    try:
        return int(options.run(options))
    except (Misconfigured, OtherCluster, OSError, ValueError, duckdb.Error) as error:
        tell(f"{type(error).__name__}: {error}")
        return 2 if isinstance(error, Misconfigured) else 1


sys.exit(main())
