-- Since when somebody may see a building; null from before it was kept. Same names as in ../sqlite.

alter table person_building add column since bigint;
