-- Who announced, which bounds what one client may announce (null: not known, as of an outside broker); and whether readings
-- were read by it, which then go last.
alter table announcement add column client text;
alter table announcement add column is_used boolean not null default false;
