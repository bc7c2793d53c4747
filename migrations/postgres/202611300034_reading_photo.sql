-- Photos of meters that are read by hand, beside their readings. kind: jpeg, png. Same names as in ../sqlite.
create table reading_photo (
    channel_id bigint not null,
    at bigint not null,
    kind text not null,
    bytes bytea not null,
    entered_at bigint not null,
    primary key (channel_id, at)
);
