"""`python -m tests.misplace`: moves an offset in the file to where its log does not reach, as when a topic was made anew."""

import os

import duckdb

from xaso_analytics.settings import database_of

db = duckdb.connect(database_of(os.environ))
db.execute(
    """update read_position set next = next + 1000000
       where (topic, partition) = (select (topic, partition) from read_position order by topic, partition limit 1)"""
)
db.close()
