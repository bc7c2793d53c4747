-- People with accounts: who they are, which buildings they may see, their sessions, links that open once, and what was done by
-- whom. Same names as in ../postgres.

-- Counts changes of people and ends of sessions, so that each process learns of them by one look. One row.
create table people_clock (
    one bigint not null primary key,
    value bigint not null
);
insert into people_clock (one, value) values (1, 0);

-- People who answer for what some buildings use.
create table department (
    department_id integer primary key autoincrement,
    name text not null unique,
    head text,
    contact_email text,
    yearly_budget double precision,
    reduction_percent double precision,
    created_at bigint not null
);
create table department_building (
    department_id bigint not null references department (department_id) on delete cascade,
    building_id bigint not null references building (building_id) on delete cascade,
    primary key (department_id, building_id)
);

-- role: viewer, user, manager, admin. login_key: the login as names are compared. notify: JSON. changed: the clock's value.
create table person (
    person_id integer primary key autoincrement,
    login text not null,
    login_key text not null unique,
    name text not null,
    email text,
    external_id text,
    role text not null,
    sees_all boolean not null default false,
    department_id bigint references department (department_id) on delete set null,
    language text,
    units text,
    notify text not null,
    password_hash text,
    password_set_at bigint,
    disabled_at bigint,
    created_at bigint not null,
    last_seen_at bigint,
    version bigint not null default 1,
    changed bigint not null
);
create index person_changed on person (changed);

-- The buildings that somebody may see who does not see all.
create table person_building (
    person_id bigint not null references person (person_id) on delete cascade,
    building_id bigint not null references building (building_id) on delete cascade,
    primary key (person_id, building_id)
);
create index person_building_building on person_building (building_id);

-- hash: SHA-256 of the token in the browser's cookie. It stays for a while when its person goes, so that each process learns of it.
create table session (
    hash text not null primary key,
    person_id bigint not null,
    created_at bigint not null,
    last_used_at bigint not null,
    ended_at bigint,
    device text not null,
    address text,
    changed bigint not null
);
create index session_person on session (person_id);
create index session_changed on session (changed);

-- Links that open once. purpose: invite, reset, first_admin.
create table one_time_link (
    hash text not null primary key,
    purpose text not null,
    person_id bigint references person (person_id) on delete cascade,
    made_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

-- What was done, by whom, from where. before, after: JSON, without secrets.
create table audit (
    audit_id integer primary key autoincrement,
    at bigint not null,
    actor_kind text not null,
    person_id bigint,
    actor_name text not null,
    address text,
    action text not null,
    thing_kind text not null,
    thing_id text,
    thing_name text,
    before text,
    after text
);
create index audit_action on audit (action, audit_id);
