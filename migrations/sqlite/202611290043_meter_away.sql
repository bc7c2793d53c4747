-- Meters that people took away. forgotten_at: shown and counted nowhere, its readings go on being kept, and it can be brought
-- back. gone_at: deleted, or put together with another one (merged_into_id); the row stays, so that its number and those of
-- its channels are never given to anything else. settled_at: its readings have gone where they were to go.
alter table meter add column forgotten_at bigint;
alter table meter add column gone_at bigint;
alter table meter add column merged_into_id bigint;
alter table meter add column settled_at bigint;

-- Keys of meters that were put together with another one: what speaks under them is that one. The dialect is whose key it was.
create table meter_alias (
    key text primary key,
    dialect text not null,
    meter_id bigint not null references meter (meter_id) on delete cascade
);

-- What people did that cannot be seen from what there is: when, what, with which thing, and in words; who, once that is known.
create table deed (
    deed_id integer primary key,
    at bigint not null,
    what text not null,
    thing text not null,
    words text not null,
    who text
);
