-- How a meter's registers are read: the most that it can pass, when it publishes, how far apart its powers may be, and
-- by how much its hot water is cooled; and when a register was taken away and another put in its place.

alter table meter add column max_power_w double precision;
alter table meter add column end_offset_ms bigint not null default 0;
alter table meter add column power_gap_ms bigint;
alter table meter add column delta_t_f double precision;

create table meter_change (
    channel_id bigint not null references channel (channel_id) on delete cascade,
    at bigint not null,
    old_final double precision not null,
    new_initial double precision not null,
    note text not null,
    primary key (channel_id, at)
);
