-- The plan picture of a site, and where its buildings stand on it: x and y as shares of its width and height. kind: jpeg,
-- png. Same names as in ../sqlite.
create table site_plan (
    site_id bigint not null primary key references site (site_id) on delete cascade,
    kind text not null,
    bytes bytea not null,
    changed_at bigint not null
);
create table plan_spot (
    building_id bigint not null primary key references building (building_id) on delete cascade,
    x double precision not null,
    y double precision not null
);
