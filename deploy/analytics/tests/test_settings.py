"""What the environment must say."""

import unittest

from xaso_analytics.settings import Misconfigured, settings_of

BROKERS = {"KAFKA_BROKERS": "kafka.example:9094"}


class Settings(unittest.TestCase):
    def test_of_a_reader_from_outside_use_scram_and_tls_and_a_group_of_its_name(self) -> None:
        found = settings_of({**BROKERS, "KAFKA_USER": "so-y-te", "KAFKA_PASSWORD": "p", "KAFKA_CA": "ca.pem"})
        self.assertEqual(
            found.kafka,
            {
                "bootstrap.servers": "kafka.example:9094",
                "group.id": "so-y-te.analytics",
                "security.protocol": "SASL_SSL",
                "sasl.mechanism": "SCRAM-SHA-512",
                "sasl.username": "so-y-te",
                "sasl.password": "p",
                "ssl.ca.location": "ca.pem",
            },
        )

    def test_of_an_installation_on_this_machine_need_the_brokers_alone(self) -> None:
        found = settings_of({**BROKERS, "KAFKA_GROUP": "mine", "ANALYTICS_DB": "mine.duckdb", "TOPIC_PREFIX": "test."})
        self.assertEqual(found.kafka["security.protocol"], "PLAINTEXT")
        self.assertEqual((found.kafka["group.id"], found.database, found.prefix), ("mine", "mine.duckdb", "test."))

    def test_say_what_is_missing(self) -> None:
        with self.assertRaisesRegex(Misconfigured, "KAFKA_BROKERS"):
            settings_of({})
        with self.assertRaisesRegex(Misconfigured, "SASL_SSL needs KAFKA_PASSWORD"):
            settings_of({**BROKERS, "KAFKA_USER": "so-y-te"})
