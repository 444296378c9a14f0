"""What the environment says. Secrets come by it alone, never by an argument that others could see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping


class Misconfigured(Exception):
    """The environment lacks something; the message says what to set."""


@dataclass(frozen=True)
class Settings:
    """Where the facts come from and where they go."""

    kafka: Mapping[str, str]
    """Settings of the Kafka client, without what the reader decides itself."""
    prefix: str
    """What the names of the topics begin with; empty in a deployment."""
    database: str
    """The DuckDB file."""


def database_of(env: Mapping[str, str]) -> str:
    """The DuckDB file, for commands that read no topics."""
    return env.get("ANALYTICS_DB", "facts.duckdb")


def settings_of(env: Mapping[str, str]) -> Settings:
    """Reads the settings. Raises Misconfigured."""
    brokers = env.get("KAFKA_BROKERS", "")
    if not brokers:
        raise Misconfigured("set KAFKA_BROKERS to host:port of the brokers, separated by commas")
    user = env.get("KAFKA_USER", "")
    protocol = env.get("KAFKA_SECURITY_PROTOCOL", "SASL_SSL" if user else "PLAINTEXT")
    kafka = {
        "bootstrap.servers": brokers,
        # A reader from outside may use groups that begin with its name.
        "group.id": env.get("KAFKA_GROUP", f"{user}.analytics" if user else "analytics"),
        "security.protocol": protocol,
    }
    if protocol.startswith("SASL"):
        missing = [name for name in ("KAFKA_USER", "KAFKA_PASSWORD") if not env.get(name)]
        if missing:
            raise Misconfigured(f"{protocol} needs {' and '.join(missing)}")
        kafka["sasl.mechanism"] = env.get("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
        kafka["sasl.username"] = env["KAFKA_USER"]
        kafka["sasl.password"] = env["KAFKA_PASSWORD"]
    if env.get("KAFKA_CA"):
        kafka["ssl.ca.location"] = env["KAFKA_CA"]
    return Settings(kafka=kafka, prefix=env.get("TOPIC_PREFIX", ""), database=database_of(env))
