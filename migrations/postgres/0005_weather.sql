-- Where a site is, and the weather there, by the hour. Same names in both folders.

alter table site add column latitude double precision;
alter table site add column longitude double precision;

-- Told by a provider; what a site's own sensors measure is in the ledger, and goes before it.
create table weather (
    site_id bigint not null references site (site_id) on delete cascade,
    at bigint not null,
    temp_c double precision,
    humidity_percent double precision,
    is_forecast boolean not null,
    fetched_at bigint not null,
    primary key (site_id, at)
);
