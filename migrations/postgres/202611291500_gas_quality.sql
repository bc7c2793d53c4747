-- What a gas meter's volume holds, from a day on: kWh in a cubic metre at standard conditions, and standard cubic metres in a
-- metered one. Same names in ../sqlite.
create table gas_quality (
    meter_id bigint not null references meter (meter_id) on delete cascade,
    from_at bigint not null,
    kwh_per_m3 double precision not null,
    correction double precision not null,
    primary key (meter_id, from_at)
);
