-- What people give away of their access: keys for programs, and links for screens. Same names as in ../postgres.

-- scope: read, write readings, manage; or screen, with the path of the one page that it opens. hash: SHA-256 of the secret.
-- sees_all: all that its owner sees. changed: the clock's value.
create table access_key (
    key_id integer primary key autoincrement,
    person_id bigint not null references person (person_id) on delete cascade,
    name text not null,
    scope text not null,
    path text,
    sees_all boolean not null default false,
    hash text not null unique,
    created_at bigint not null,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint,
    changed bigint not null
);
create index access_key_person on access_key (person_id);
create index access_key_changed on access_key (changed);

-- The buildings that a key may see which does not see all that its owner sees.
create table access_key_building (
    key_id bigint not null references access_key (key_id) on delete cascade,
    building_id bigint not null references building (building_id) on delete cascade,
    primary key (key_id, building_id)
);
create index access_key_building_building on access_key_building (building_id);

-- Rises with each change of what is said of a department.
alter table department add column version bigint not null default 1;
