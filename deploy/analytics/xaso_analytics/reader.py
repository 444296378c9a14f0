"""Reads the topics into the store. The offsets are the store's own: Kafka is asked for rights to read and for nothing else."""

from __future__ import annotations

import re
from typing import Callable

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, TopicPartition

from .events import Fact, Record, SetAside, decode
from .settings import Settings
from .store import KNOWN_TYPES, Place, Store

SILENCE_SECONDS = 60
"""After so long without a word from Kafka, before the end was reached, the reader gives up."""

PASSING = (KafkaError._TRANSPORT, KafkaError._ALL_BROKERS_DOWN, KafkaError._RESOLVE, KafkaError._TIMED_OUT)
"""A broker that is away: the client goes on trying by itself."""

Tell = Callable[[str], None]


class Unreadable(Exception):
    """Kafka does not give what was asked for; nothing was skipped, and the next start goes on from the same offsets."""


def read(
    settings: Settings, store: Store, tell: Tell, *, batch: int = 500, follow: bool = False, progress: bool = False
) -> None:
    """Reads every topic from where the store stands to its end, and goes on from there if it is to follow.

    `batch` is how many records are taken in one transaction at most. Raises Unreadable or OtherCluster.
    """
    consumer = Consumer(
        {
            **settings.kafka,
            # The offsets are kept with the rows. Whoever commits them to Kafka too has two truths.
            "enable.auto.commit": False,
            # An offset that is not there any more is told, never jumped over.
            "auto.offset.reset": "error",
            "enable.partition.eof": True,
        }
    )
    try:
        places = _places(consumer, settings.prefix, store, tell)
        known = store.positions()
        consumer.assign([TopicPartition(*place, known.get(place, OFFSET_BEGINNING)) for place in places])
        _to_the_end(consumer, store, set(places), tell, batch, follow, progress)
    except KafkaException as error:
        raise Unreadable(f"Kafka: {error.args[0].str()}") from error
    finally:
        consumer.close()


def _places(consumer: Consumer, prefix: str, store: Store, tell: Tell) -> list[Place]:
    """Every partition of the topics of facts that this user may read."""
    metadata = consumer.list_topics(timeout=30)
    store.belongs_to(metadata.cluster_id)
    versions = {
        name: match[1]
        for name in sorted(metadata.topics)
        if (match := re.fullmatch(re.escape(prefix) + r"[a-z-]+\.[a-z-]+\.v([0-9]+)", name))
    }
    if not versions:
        raise Unreadable("there is no topic of facts that this user may read: ask for the right to Describe and Read")
    for name in (name for name, version in versions.items() if version != "1"):
        # During a breaking change the same facts are in both, in another form.
        tell(f"not read: {name} is of a version that this program does not know")
    readable = [name for name, version in versions.items() if version == "1"]
    return [(name, partition) for name in readable for partition in metadata.topics[name].partitions]


def _to_the_end(
    consumer: Consumer, store: Store, waiting: set[Place], tell: Tell, batch: int, follow: bool, progress: bool
) -> None:
    silent, committed, strangers = 0, 0, set(store.unknown_types())
    while waiting or follow:
        messages = consumer.consume(num_messages=batch, timeout=1.0)
        silent = 0 if messages or follow else silent + 1
        if silent >= SILENCE_SECONDS:
            raise Unreadable(f"Kafka has said nothing for {SILENCE_SECONDS} s and the end is not reached")
        seen: list[Fact | SetAside] = []
        following: dict[Place, int] = {}
        for message in messages:
            place = (message.topic(), message.partition())
            if message.error() is None:
                seen.append(decode(_record(message)))
                following[place] = message.offset() + 1
            elif _is_end(message.error()):
                waiting.discard(place)
        if not seen:
            continue
        store.save(seen, following)
        committed += len(seen)
        for one in seen:
            if isinstance(one, SetAside):
                tell(f"set aside: {one.topic}[{one.partition}] offset {one.offset}: {one.reason}")
            elif one.type not in KNOWN_TYPES and one.type not in strangers:
                strangers.add(one.type)
                tell(f"kept, of a type that this program does not know: {one.type}")
        if progress:
            tell(f"committed {committed}")


def _is_end(error: KafkaError) -> bool:
    """Whether it only says that the end of a partition is reached. Raises Unreadable for what does not pass by itself."""
    if error.code() == KafkaError._PARTITION_EOF:
        return True
    if error.code() == KafkaError._AUTO_OFFSET_RESET:
        raise Unreadable(
            f"the log does not hold the offset to go on from ({error.str()}): was the topic made anew or cut off? "
            "Begin with a new file"
        )
    if error.code() not in PASSING:
        raise Unreadable(error.str())
    return False


def _record(message: Message) -> Record:
    headers: dict[str, bytes] = {}
    for name, value in message.headers() or []:
        headers.setdefault(name.lower(), value if isinstance(value, bytes) else str(value or "").encode())
    return Record(
        topic=message.topic(),
        partition=message.partition(),
        offset=message.offset(),
        key=message.key(),
        value=message.value(),
        headers=headers,
    )
