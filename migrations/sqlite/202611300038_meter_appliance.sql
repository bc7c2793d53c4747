-- What a submeter feeds: a car, a heat pump. Null where nobody said so. The demo's meters are told by their keys.
-- Same names in ../postgres.
alter table meter add column appliance text;
update meter set appliance = 'car' where is_demo and key like 'demo-%-charger';
update meter set appliance = 'heat_pump' where is_demo and key like 'demo-%-heat-pump';
update meter set appliance = 'cooking' where is_demo and key like 'demo-%-kitchen';
update meter set appliance = 'cooling_ventilation' where is_demo and (key like 'demo-%-ventilation' or key like 'demo-%-fume-hoods');
