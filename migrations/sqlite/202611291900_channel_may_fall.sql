-- Whether the device of a register said that it may fall: then a fall is energy that flowed back. Registers that are known by now
-- count as before. Same names in ../postgres.
alter table channel add column may_fall boolean not null default false;
