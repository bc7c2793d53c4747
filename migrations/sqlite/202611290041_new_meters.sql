-- New meters beyond what a client may bring within an hour: topics whose messages were acknowledged and not stored, each
-- with its last message, until a person lets them in. Bounded: those that were silent longest go.
create table waiting_topic (
    topic text primary key,
    client text not null,
    device text,
    message_count bigint not null,
    last_payload blob not null,
    is_cut boolean not null,
    last_at bigint not null
);

-- How many new meters a client may bring within an hour, where a person has said so. client: the MQTT user name or,
-- without one, the client id.
create table allowance (
    client text primary key,
    meters_per_hour bigint not null
);
