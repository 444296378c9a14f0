"""`python -m tests.disturb`: writes into the topics what a reader must bear. For an installation that is thrown away.

Copies of records that are there (late, so that a version comes again after newer ones), one of them in structured mode, a
tombstone and values that are no JSON, under keys of their own. It needs rights to write, which no analyst has.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, Message, Producer, TopicPartition

from xaso_analytics.settings import settings_of

COPIES = 40
"""Of each partition at most so many."""


def first_of(consumer: Consumer, place: TopicPartition) -> list[Message]:
    """The first records of a partition."""
    consumer.assign([place])
    found: list[Message] = []
    while len(found) < COPIES:
        message = consumer.poll(30)
        if message is None:
            raise TimeoutError(f"no answer for {place.topic}")
        if message.error() is None:
            found.append(message)
        elif message.error().code() == KafkaError._PARTITION_EOF:
            break
        else:
            raise RuntimeError(message.error().str())
    return found


def structured(message: Message) -> dict[str, Any]:
    """The same event with its attributes in the value."""
    headers = {name: value.decode() for name, value in message.headers() or []}
    envelope = {name.removeprefix("ce_"): value for name, value in headers.items() if name.startswith("ce_")}
    return {**envelope, "datacontenttype": "application/json", "data": json.loads(message.value())}


def main() -> None:
    """Prints what it wrote as JSON."""
    settings = settings_of(os.environ)
    consumer = Consumer({**settings.kafka, "enable.auto.commit": False, "enable.partition.eof": True})
    producer = Producer(settings.kafka)
    wrote = {"copies": 0, "setAside": 0}
    topics = consumer.list_topics(timeout=30).topics
    for name in sorted(topic for topic in topics if topic.startswith(settings.prefix) and topic.endswith(".v1")):
        for part in topics[name].partitions:
            for number, message in enumerate(first_of(consumer, TopicPartition(name, part, OFFSET_BEGINNING))):
                value, headers = message.value(), message.headers()
                if number == 0:
                    value = json.dumps(structured(message)).encode()
                    headers = [("content-type", b"application/cloudevents+json; charset=UTF-8")]
                producer.produce(name, value=value, key=message.key(), headers=headers, partition=part)
                wrote["copies"] += 1
    consumer.close()
    target = f"{settings.prefix}surveys.response.v1"
    told = {"specversion": "1.0", "id": "trial-1", "source": "/trial", "type": "surveys.response.accepted"}
    attributes = [(f"ce_{name}", value) for name, value in told.items()]
    for key, value in (("trial-tombstone", None), ("trial-text", b"xin chao"), ("trial-bytes", b"\xff\xfe")):
        producer.produce(target, value=value, key=key, headers=attributes)
        wrote["setAside"] += 1
    left = producer.flush(60)
    if left:
        sys.exit(f"{left} records were not taken by Kafka")
    print(json.dumps(wrote))


if __name__ == "__main__":
    main()
