-- What energy took at its source, and who reads a file. Same names in ../postgres.

-- Units at the source of one that is used: published for a region, or a site's own. flow: import (what is bought), generation
-- (what the place makes). A year holds until a later one stands.
create table source_ratio (
    source_ratio_id integer primary key,
    site_id bigint references site (site_id) on delete cascade,
    region text not null,
    utility text not null,
    flow text not null,
    year bigint not null,
    ratio double precision not null,
    source text not null
);
create unique index source_ratio_once on source_ratio (coalesce(site_id, 0), region, utility, flow, year);

-- The EPA holds its newest ratios against all years, so they stand from the first year of which readings are taken.
insert into source_ratio (site_id, region, utility, flow, year, ratio, source) values
    (null, 'US', 'electricity', 'import', 2010, 2.80, 'EPA, Source Energy, August 2023'),
    (null, 'US', 'electricity', 'generation', 2010, 1.00, 'EPA, Source Energy, August 2023'),
    (null, 'US', 'natural_gas', 'import', 2010, 1.05, 'EPA, Source Energy, August 2023');

-- server, or command: the command line's goes on when a server is started anew.
alter table file_import add column reader text not null default 'server';
