-- Who sent it: its user name or, without one, its client id (null: not known, as of an outside broker). By it a sender's share of
-- the quarantine is counted, whatever its topics are.
alter table quarantine add column client text;
