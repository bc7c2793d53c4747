-- When a session ends whatever becomes of it. One that was opened at a provider lasts some hours, so that its person comes back from
-- there with the groups of that day. Same in ../postgres.
alter table session add column ends_at bigint;
update session set ends_at = created_at + 43200000 where issuer is not null;
-- What groups gave lapses by its last use, which so far lasted as long as a session: it counts from here.
update identity set last_used_at = cast(strftime('%s', 'now') as integer) * 1000 where last_used_at is not null;
