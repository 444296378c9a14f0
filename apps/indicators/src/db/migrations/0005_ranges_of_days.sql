-- A range of blocks is described as soon as the next one begins, not when the table is next vacuumed: until then every block
-- that is not described is read for every instant that is asked for.
alter index contribution_occurred set (autosummarize = on);
