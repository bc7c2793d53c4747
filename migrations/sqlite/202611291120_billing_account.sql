-- A rename, not a copy: there is one table to write, whichever name a statement uses. The old name stays as a view, which
-- PostgreSQL also writes through, so that a process of the version before goes on; a release later the view is dropped.
alter table account rename to billing_account;
alter table billing_account rename column account_id to billing_account_id;
drop index account_by_site;
create index billing_account_by_site on billing_account (site_id);
create view account as
    select billing_account_id as account_id, site_id, building_id, meter_id, utility, name, tariff_name, billing_day
    from billing_account;
