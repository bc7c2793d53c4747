-- How soon an anomaly should be dealt with (`domain::priority`), and what people plan to do about it: who, by which day (a date at the
-- site, as text), and until when it may wait. The priority of what was found before is worked out here; the next look back does it
-- again, with all causes and the site's currency.
alter table anomaly add column priority text not null default 'low';
alter table anomaly add column snoozed_until bigint;
alter table anomaly add column assigned_to text;
alter table anomaly add column due_on text;
update anomaly set priority = case
    when is_open and (type = 'meter_fault' or facts like '%"causes":["steady_leak"%' or facts like '%"causes":["night_leak"%') then 'high'
    when money_wasted * 604800000.0 / (case when end_at - start_at > 604800000 then end_at - start_at else 604800000 end) >= 50 then 'high'
    when type = 'meter_fault' or facts like '%"causes":["steady_leak"%' or facts like '%"causes":["night_leak"%' then 'medium'
    when money_wasted * 604800000.0 / (case when end_at - start_at > 604800000 then end_at - start_at else 604800000 end) >= 10 then 'medium'
    when money_wasted is null and energy_wasted > 0 and severity in ('high', 'critical') then 'medium'
    else 'low' end;
-- The bar of every page counts these.
create index anomaly_open on anomaly (series_id, building_id, priority, snoozed_until) where status <> 'resolved' and withdrawn_at is null;

-- What was done with it: null where that was not touched, 0 or an empty text where it was taken back.
alter table anomaly_note add column snoozed_until bigint;
alter table anomaly_note add column assigned_to text;
alter table anomaly_note add column due_on text;
