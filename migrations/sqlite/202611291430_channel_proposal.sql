-- What a number without a unit probably is, as far as its device tells: a field, and the factor to its unit. It counts for nothing
-- until somebody says so. Same names in ../postgres.
create table channel_proposal (
    channel_id bigint primary key references channel (channel_id) on delete cascade,
    field text not null,
    factor double precision not null
);
