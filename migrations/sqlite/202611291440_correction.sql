-- Readings that were corrected: the ledger holds the newer value, this what was before, who changed it, when, and by what. Same
-- names in ../postgres.
create table correction (
    correction_id integer primary key,
    channel_id bigint not null references channel (channel_id) on delete cascade,
    at bigint not null,
    was double precision not null,
    value double precision not null,
    corrected_at bigint not null,
    corrected_by text not null,
    source text not null
);
create index correction_of_channel on correction (channel_id, at);
