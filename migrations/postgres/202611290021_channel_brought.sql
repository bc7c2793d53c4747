-- Until when the readings of a channel came from files and people: what they bring is never live.
create table channel_brought (
    channel_id bigint not null primary key references channel (channel_id) on delete cascade,
    until_at bigint not null
);
