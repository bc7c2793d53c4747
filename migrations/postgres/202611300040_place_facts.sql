-- Facts on places: where a site is in words, where a building stands, what it usually uses, and when they were created.
alter table site add column location text;
alter table site add column created_at bigint;
alter table building add column latitude double precision;
alter table building add column longitude double precision;
alter table building add column baseline_kwh double precision;
alter table building add column created_at bigint;
