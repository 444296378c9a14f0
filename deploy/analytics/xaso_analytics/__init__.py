"""Reads the facts of Xã Số from Kafka into DuckDB, once each, and counts the platform's figures again from them."""
