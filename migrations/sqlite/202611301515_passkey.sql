-- Passkeys, with which people sign in. Same names as in ../postgres.

-- credential_id: what the device calls it. credential: its public key and what else a check needs, as JSON. sign_count: how often the
-- device says that it signed; 0 if it does not count.
create table passkey (
    passkey_id integer primary key autoincrement,
    person_id bigint not null references person (person_id) on delete cascade,
    name text not null,
    credential_id text not null unique,
    credential text not null,
    sign_count bigint not null,
    is_backed_up boolean not null default false,
    created_at bigint not null,
    last_used_at bigint
);
create index passkey_person on passkey (person_id);

-- Questions to devices that were answered well, so that none is answered twice. hash: SHA-256 of the question.
create table passkey_question (
    hash text primary key,
    answered_at bigint not null
);
