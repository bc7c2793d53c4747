-- People as providers of single sign-on know them, what their groups there give them, and the sessions that were opened there.
-- Same names as in ../postgres.

-- issuer: the provider's address, or `proxy`. name: what the provider calls them. group_names: JSON, as they were told last; null if
-- none ever were. role, sees_all: what these groups give.
create table identity (
    issuer text not null,
    subject text not null,
    person_id bigint not null references person (person_id) on delete cascade,
    name text not null,
    group_names text,
    role text,
    sees_all boolean not null default false,
    made_at bigint not null,
    last_used_at bigint,
    primary key (issuer, subject)
);
create index identity_person on identity (person_id);

-- Departments that groups give: whoever has such an identity sees their buildings.
create table identity_department (
    issuer text not null,
    subject text not null,
    department_id bigint not null references department (department_id) on delete cascade,
    primary key (issuer, subject, department_id),
    foreign key (issuer, subject) references identity (issuer, subject) on delete cascade
);
create index identity_department_department on identity_department (department_id);

-- The highest of what the identities of a person give, beside the role that they were given here.
alter table person add column provider_role text;
alter table person add column provider_sees_all boolean not null default false;

-- Of a session that was opened at a provider. sid: what it is called there.
alter table session add column issuer text;
alter table session add column subject text;
alter table session add column sid text;
alter table session add column id_token text;
create index session_identity on session (issuer, subject);
