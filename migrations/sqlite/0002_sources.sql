-- Where readings come from: mappings, what devices announce, topics that nobody reads, tokens, data sources.
-- Same names as in ../postgres.

-- How a person has said that messages of some topics are read: JSON, as the domain writes it.
create table mapping (
    mapping_id integer primary key,
    body text not null,
    updated_at bigint not null
);

-- The newest message of each topic that says what other messages mean. Decoded again at the start.
create table announcement (
    topic text primary key,
    payload blob not null,
    at bigint not null
);

-- Topics that no dialect and no mapping reads: how often they spoke, and the last message. Bounded: the quietest goes.
create table topic (
    topic text primary key,
    message_count bigint not null,
    last_payload blob not null,
    last_at bigint not null
);

-- Secrets by which devices and programs sign in, as SHA-256 of each. kind: device, which stands for one meter, or http.
create table token (
    token_id integer primary key,
    name text not null,
    kind text not null,
    device text,
    hash text not null unique,
    created_at bigint not null,
    last_used_at bigint,
    revoked_at bigint
);

-- What readings come through, and how that went. kind: mqtt, http, weather, file, manual.
create table data_source (
    data_source_id integer primary key,
    kind text not null,
    name text not null,
    config text not null,
    schedule_s bigint,
    last_sync_at bigint,
    last_count bigint,
    error_count bigint not null default 0,
    last_error text,
    last_error_at bigint,
    paused_at bigint,
    unique (kind, name)
);

-- What a person has said that a channel of no known unit is: its readings go to another one, times factor plus shift.
create table channel_said (
    channel_id bigint primary key references channel (channel_id) on delete cascade,
    into_channel_id bigint not null references channel (channel_id) on delete cascade,
    factor double precision not null,
    shift double precision not null
);

-- Whose message it was, which a replay needs; whether it was cut; when it was last read again without success.
alter table quarantine add column device text;
alter table quarantine add column is_cut boolean not null default false;
alter table quarantine add column replayed_at bigint;
