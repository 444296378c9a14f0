-- As 0005, for the time of recording.
alter index contribution_recorded set (autosummarize = on);
