-- How many of the changes only added meters and channels that count for no building: a process that has seen all others
-- reads what was added, and not all that there is. A version that does not know of it counts none, which is safe.
alter table catalog_version add column added bigint not null default 0;
