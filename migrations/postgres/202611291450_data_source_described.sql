-- What people say of a data source: its type (bms, smart_meter, weather, manual, file), its building, and how often something is
-- expected from it. Same names in ../sqlite.
alter table data_source add column source_type text;
alter table data_source add column building_id bigint references building (building_id) on delete set null;
alter table data_source add column expected_minutes bigint;
