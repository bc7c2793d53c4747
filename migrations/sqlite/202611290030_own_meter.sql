-- Who may speak of one meter alone (a device's token) may do no more when its message is read again.
-- Of tokens there is a kind more: gateway, which speaks of any meter over MQTT and HTTP.
alter table quarantine add column own_meter_only boolean not null default false;
