-- Dated tariffs, the accounts that are billed by them, emission factors by region and year, and the units people are shown.

alter table site add column unit_system text not null default 'metric';
update site set unit_system = 'us' where currency = 'USD' and (zone like 'America/%' or zone like 'US/%' or zone = 'Pacific/Honolulu');

-- A version of a tariff; versions of one share site, utility and name. Dates are days of the site's calendar (2026-11-22),
-- the last one is included.
create table tariff (
    tariff_id integer primary key,
    site_id bigint not null references site (site_id) on delete cascade,
    utility text not null,
    name text not null,
    currency text not null,
    effective_from text not null,
    effective_to text,
    urdb text not null,
    source text not null,
    unique (site_id, utility, name, effective_from)
);

-- What a bill is for: a meter, or else a building, or else the whole site.
create table account (
    account_id integer primary key,
    site_id bigint not null references site (site_id) on delete cascade,
    building_id bigint references building (building_id) on delete cascade,
    meter_id bigint references meter (meter_id) on delete cascade,
    utility text not null,
    name text not null,
    tariff_name text not null,
    billing_day bigint not null
);
create index account_by_site on account (site_id);

-- Of a region, or, with a site, that site's own. In kg CO2e of one stored unit of the utility.
create table emission_factor (
    emission_factor_id integer primary key,
    site_id bigint references site (site_id) on delete cascade,
    region text not null,
    utility text not null,
    year bigint not null,
    kg_co2e_per_unit double precision not null,
    source text not null
);
create unique index emission_factor_once on emission_factor (coalesce(site_id, 0), region, utility, year);

-- Burning gas emits the same in every year, so that one holds from the first year of which readings are taken.
-- 0.81 lb a kWh. 53.06 kg CO2, 1.0 g CH4 and 0.10 g N2O a mmBtu of ten therms, at 28 and 265 times CO2.
insert into emission_factor (site_id, region, utility, year, kg_co2e_per_unit, source) values
    (null, 'US', 'electricity', 2023, 0.3674098197, 'EIA, US grid average 2023: 0.81 lb CO2 per kWh'),
    (null, 'US', 'natural_gas', 2010, 5.31145, 'EPA Emission Factors Hub 2024: natural gas burnt on site, with AR5 warming potentials (CH4 28, N2O 265); from 2010 on');
