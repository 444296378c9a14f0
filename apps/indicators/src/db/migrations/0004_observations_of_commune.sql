-- One commune among many is asked for as of a day: without this every observation of the programme is read for it.
create index observation_of_commune on observation (programme, commune_unit_id, indicator, pilot_id, phase, period_end desc);
