-- What was seen and what it may come from, as facts in JSON (`domain::finding::Facts`); words are made of them when somebody reads.
-- Null where only text is known: an earlier version wrote it into sentence and causes, which are empty beside facts from now on.
alter table anomaly add column facts text;
