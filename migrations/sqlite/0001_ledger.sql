-- Places, meters, the ledger of readings and the rollups that follow from it.
-- Instants are UTC epoch milliseconds. Same names as in ../postgres.

-- What the installation must remember of itself.
create table setting (
    name text primary key,
    value text not null
);

create table site (
    site_id integer primary key,
    name text not null,
    zone text not null,
    currency text not null,
    is_demo boolean not null default false
);

-- What one stored unit of a utility costs and emits; null where nobody has said so.
create table rate (
    site_id bigint not null references site (site_id) on delete cascade,
    utility text not null,
    price double precision,
    carbon_kg double precision,
    source text not null,
    primary key (site_id, utility)
);

create table building (
    building_id integer primary key,
    site_id bigint not null references site (site_id) on delete cascade,
    name text not null,
    building_type text not null,
    floor_area_m2 double precision,
    floors bigint,
    occupancy bigint,
    year_built bigint,
    is_demo boolean not null default false
);
create index building_by_site on building (site_id);

create table meter (
    meter_id integer primary key,
    site_id bigint not null references site (site_id) on delete cascade,
    building_id bigint references building (building_id) on delete set null,
    key text not null unique,
    name text not null,
    dialect text not null,
    address text not null,
    role text not null,
    parent_meter_id bigint references meter (meter_id) on delete set null,
    status text not null,
    is_interval boolean not null default false,
    max_register double precision,
    is_demo boolean not null default false
);

create table channel (
    channel_id integer primary key,
    meter_id bigint not null references meter (meter_id) on delete cascade,
    field text not null,
    utility text not null,
    kind text not null,
    direction text not null,
    unit text not null,
    unique (meter_id, field)
);

-- Counts the changes to all of the above and below it, so that each process knows when what it holds in memory is old.
create table catalog_version (
    version bigint not null
);
insert into catalog_version (version) values (1);

-- The ledger: what came, as it came. One row for each channel and device time.
create table reading (
    channel_id bigint not null,
    at bigint not null,
    value double precision not null,
    span_ms bigint,
    primary key (channel_id, at)
) without rowid;

create table reading_note (
    channel_id bigint not null,
    at bigint not null,
    note text not null,
    entered_at bigint not null,
    primary key (channel_id, at)
);

-- A line of rollups: of a channel (owner_id = channel_id), or of a flow of a building or a site.
create table series (
    series_id integer primary key,
    owner text not null,
    owner_id bigint not null,
    utility text not null,
    flow text not null,
    unique (owner, owner_id, utility, flow)
);

-- A building's or a site's series is the sum of its parts, each times its factor.
create table series_part (
    series_id bigint not null references series (series_id) on delete cascade,
    part_series_id bigint not null references series (series_id) on delete cascade,
    factor double precision not null,
    primary key (series_id, part_series_id)
);

-- period: 900 quarter-hour, 3600 hour, 86400 day of the site's calendar.
create table rollup (
    series_id bigint not null,
    period bigint not null,
    start_at bigint not null,
    length_ms bigint not null,
    energy double precision,
    mean double precision,
    low double precision,
    high double precision,
    covered_ms bigint not null,
    reading_count bigint not null,
    quality double precision not null,
    primary key (series_id, period, start_at)
) without rowid;

-- What could not be read, or was already there with another value. Bounded: the oldest goes.
create table quarantine (
    quarantine_id integer primary key,
    arrived_at bigint not null,
    topic text not null,
    payload blob not null,
    reason text not null
);
