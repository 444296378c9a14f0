"""`python -m tests.lose_one`: takes one accepted form out of the file, so that the checks have something to find."""

import os

import duckdb

from xaso_analytics.settings import database_of

db = duckdb.connect(database_of(os.environ))
db.execute(
    """delete from fact where id = (select max(id) from fact where type = 'surveys.response.accepted'
         and json_extract_string(data, '$.purpose') = 'baseline')"""
)
db.close()
