//! Fuzzes tables of formats that are known by name, after a heading of each.
#![no_main]

const FIRST_LINES: &[&str] = &[
    "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite;Pas en minutes\n1;Courbe de charge;2026-10-24;2026-10-27;Energie active;Consommation;Comptage Brut;W;30\nHorodate;Valeur\n",
    "CUPS;Fecha;Hora;Consumo_kWh;Metodo_obtencion\n",
    "CUPS;Fecha;Hora;AE_kWh;AS_KWh;AE_AUTOCONS_kWh;REAL/ESTIMADO\n",
    "From (date);From (time);Until (date);Until (time);EAN code;Meter;Meter type;Register;Volume;Unit;Validation status\n",
    "meternummer;meterreadingdate;reading1;reading2;reading3;reading4\n",
    "Hour Start,Electricity 1 (Low),Electricity 2 (Normal),Electricity 1 Returned,Electricity 2 Returned,Gas\n",
    "time,Import T1 kWh,Import T2 kWh,Export T1 kWh,Export T2 kWh,L1 max W\n",
    "Consumption (kwh), Estimated Cost Inc. Tax (p), Start, End\n",
    "timestamp (UTC),energyConsumption (kWh)\n",
    "Name,J\n\nTYPE,DATE,START TIME,END TIME,IMPORT (kWh),EXPORT (kWh),COST,NOTES\n",
    "Energy Delivered time period,Usage(Real energy in kilowatt-hours),Reading quality\n",
    "UOM,kWh\nMeter Number,Date,Start Time,Duration,Consumption,Generation,Net\n",
    "CPE;PT01\nIntervalo;15 min\nData;Hora;Consumo registado, Ativa (kW);Estado\n",
    "Giorno;00:00-01:00;01:00-02:00;02:00-03:00;03:00-04:00;04:00-05:00;05:00-06:00;06:00-07:00;07:00-08:00;08:00-09:00;09:00-10:00;10:00-11:00;11:00-12:00;12:00-13:00;13:00-14:00;14:00-15:00;15:00-16:00;16:00-17:00;17:00-18:00;18:00-19:00;19:00-20:00;20:00-21:00;21:00-22:00;22:00-23:00;23:00-00:00\n",
    "MålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed;Kvalitet\n",
    "Fra;Til;KWH 60 Forbruk;Kvalitet\n",
    "from,to,cost,unitPrice,consumption,consumptionUnit\n",
    "Property Name,Property Id,Month,Electricity Use (kBtu),Natural Gas Use (therms)\n",
];

libfuzzer_sys::fuzz_target!(|data: &[u8]| greenpulse_fuzz::files::table(FIRST_LINES, data));
