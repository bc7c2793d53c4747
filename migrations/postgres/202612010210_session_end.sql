-- When a session ends whatever becomes of it. One that was opened at a provider lasts some hours, so that its person comes back from
-- there with the groups of that day. Same in ../sqlite.
alter table session add column ends_at bigint;
update session set ends_at = created_at + 43200000 where issuer is not null;
