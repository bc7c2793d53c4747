// What each Zigbee model measures, written down by hand from what its definition in
// zigbee-herdsman-converters 26.112.0 exposes. It knows nothing of the rules in `src/zigbee2mqtt`:
// that both agree is what the test shows.

/** The figures of most models. A model that has any other figure of these units has a line below. */
export const PLAIN = { power: "power_w", energy: "energy_kwh", produced_energy: "energy_export_kwh" };

const TOTALS = "power_w=power energy_kwh=energy energy_export_kwh=produced_energy";
/** A total beside phase A, which has the name of the total elsewhere. */
const BITUO = "power_w=total_power energy_kwh=energy energy_export_kwh=produced_energy";

/**
 * A line a model: `channel=property`, with `*factor`, a sum with `+`, or `-` for a power that flows out.
 * What is not named counts nowhere.
 */
export const MODELS = {
  // Outlets, channels and relays of one device add up.
  ZGA003: "power_w:1=power_1 power_w:2=power_2 energy_kwh:1=energy_1 energy_kwh:2=energy_2",
  "AU-A1ZBDSS": "power_w:left=power_left power_w:right=power_right",
  "ZWPM16-2": "power_w:l1=power_l1 power_w:l2=power_l2 energy_kwh:l1=energy_l1 energy_kwh:l2=energy_l2",
  "Fire Fence": "power_w:main-switch=power_main_switch energy_kwh:main-switch=energy_main_switch",
  1402790: "power_w:main-switch=power_main_switch energy_kwh:main-switch=energy_main_switch",
  intuisradiator: "energy_kwh:1=energy_1",
  "L101Ze-SLM": "energy_kwh:3=energy_3",
  "L101Ze-DLM": "energy_kwh:3=energy_3 energy_kwh:4=energy_4",
  "msh.ina226": "power_w:l2=power_l2",
  "msh.ina226m": "power_w:l2=power_l2",
  ZigUSB: "power_w:l2=power_l2",
  "msh.pzem": "power_w:l2=power_l2 energy_kwh:l2=energy_l2",
  4512768: "power_w:l1=power_l1 power_w:l2=power_l2 energy_kwh:l1=energy_l1 energy_kwh:l2=energy_l2",
  "S4EM-002CXCEU":
    "power_w:2=power_2 power_w:3=power_3 energy_kwh:2=energy_2 energy_kwh:3=energy_3 energy_export_kwh:2=produced_energy_2 energy_export_kwh:3=produced_energy_3",
  "S4SW-002P16EU-SWITCH":
    "power_w:l1=power_l1 power_w:l2=power_l2 energy_kwh:l1=energy_l1 energy_kwh:l2=energy_l2 energy_export_kwh:l1=produced_energy_l1 energy_export_kwh:l2=produced_energy_l2",
  "S4PL-00416EU":
    "power_w:1=power_1 power_w:2=power_2 power_w:3=power_3 power_w:4=power_4 energy_kwh:1=energy_1 energy_kwh:2=energy_2 energy_kwh:3=energy_3 energy_kwh:4=energy_4",
  "WCM-300Z":
    "power_w:p1=power_p1 power_w:p2=power_p2 power_w:p3=power_p3 power_w:p4=power_p4 energy_kwh:p1=energy_p1 energy_kwh:p2=energy_p2 energy_kwh:p3=energy_p3 energy_kwh:p4=energy_p4",
  "S-ZB-1RE1-R251": "power_w:3=power_3 energy_kwh:3=energy_3",
  "S-ZB-COV1-R251": "power_w:3=power_3 energy_kwh:3=energy_3",
  "SR-ZG9041A-2R": "power_w:3=power_3 energy_kwh:3=energy_3",
  "SR-ZG9081A": "power_w:3=power_3 energy_kwh:3=energy_3",
  "SR-ZG9098A-Win": "power_w:3=power_3 energy_kwh:3=energy_3",
  "SR-ZG9098A-Light": "power_w:3=power_3 energy_kwh:3=energy_3",
  "3RDP01072Z": "power_w:1=power_1 power_w:2=power_2 energy_kwh:1=energy_1 energy_kwh:2=energy_2",
  ZigDC: "power_w:ch1=power_ch1 power_w:ch2=power_ch2 power_w:ch3=power_ch3 power_w:ch4=power_ch4 power_w:ch5=power_ch5 power_w:ch6=power_ch6",
  ZigUSB_C6: "power_w:1=power_1",
  // Two clamps, each with a register: their parts count, and the power of both does not again.
  "2CT": "power_w:a=power_a power_w:b=power_b energy_kwh:a=energy_a energy_kwh:b=energy_b",
  // The direction is a figure of its own: A flows out in the made message, B flows in.
  "PJ-1203A":
    "power_w:a=-power_a power_w:b=power_b energy_kwh:a=energy_a energy_kwh:b=energy_b energy_export_kwh:a=energy_produced_a energy_export_kwh:b=energy_produced_b",
  "TS0601_bidirectional_energy meter": "power_w=-power energy_kwh=energy energy_export_kwh=produced_energy",

  // Three phases with `power` as phase A.
  "amina S": "power_w=total_active_power*1000 energy_kwh=total_active_energy",
  Mercury_3ph_Counter: "power_w=power+power_phase_b+power_phase_c energy_kwh=energy_all",
  412175: "power_w=power+power_phase_b+power_phase_c",
  "EMIZB-151": "power_w=power+power_phase_b+power_phase_c energy_kwh=energy energy_export_kwh=produced_energy",
  "ElectricityMeter-ABC-DIY": "power_w=power+power_phase_b+power_phase_c energy_kwh=energy",
  "SDM01W-U01": BITUO,
  "SPM02-U01": BITUO,
  "SDM02-U01": BITUO,
  "SDM02-U02": BITUO,
  "SDM02-U00": BITUO,
  "SPM02-U02": BITUO,
  "SPM02-U00": BITUO,
  "SEM-4-3-20": "power_w=total_active_power energy_kwh=energy energy_export_kwh=produced_energy",

  // Phases beside totals.
  D4Z: TOTALS,
  "D4Z-M": TOTALS,
  SPM02V3: TOTALS,
  SDM01: TOTALS,
  "SDM01V1.5": TOTALS,
  "SDM01V1-GT": TOTALS,
  "SPM02V1-GT": TOTALS,
  SPM02V2: TOTALS,
  "SPM02V2.5": TOTALS,
  SDM02V1: TOTALS,
  "SDM02V1-GT": TOTALS,
  TS0601_3_phase_clamp_meter_relay: TOTALS,
  TS0601_3ch_bidirectional_meter: TOTALS,
  PC321: "power_w=power energy_kwh=energy",
  A9MEM1570: "power_w=power energy_kwh=energy",
  TS0601_3_phase_clamp_meter: "power_w=power energy_kwh=energy",
  "TOQCB2-80": "power_w=power energy_kwh=energy",
  TS0601_rcbo: "power_w=power energy_kwh=energy",
  "PC311-Z-TY": "power_w=power energy_kwh=energy energy_export_kwh=energy_produced",
  // A total that is what was used and what was made together.
  ATMS10013Z3: TOTALS,
  TS0601_din_1: TOTALS,
  // A register of the whole, powers of the phases alone.
  "RMDZB-1PNL63": "power_w=power_a energy_kwh=energy",
  "STB3L-125-ZJ": "power_w=power_a+power_b+power_c energy_kwh=energy",
  "ZXB3-125": "power_w=power_a+power_b+power_c energy_kwh=energy",
  SPM02: "power_w=power_X+power_Y+power_Z energy_kwh=energy energy_export_kwh=produced_energy",
  // The first is said to be the power of all outlets.
  "WP-P09D": "power_w=power_1 energy_kwh=energy",

  // Tariffs, days, sessions, what is left of a prepaid amount.
  Mercury_Counter: "power_w=power energy_kwh=energy_t1+energy_t2+energy_t3+energy_t4",
  "Electricity Meter TLSR8258": "power_w=power energy_kwh=energy",
  ZLinky_TIC: "power_w=active_power energy_kwh=current_summ_delivered energy_export_kwh=current_summ_received",
  ZWPM16: "power_w=power energy_kwh=energy",
  S60ZBTPF: "power_w=power energy_kwh=energy",
  S60ZBTPG: "power_w=power energy_kwh=energy",
  "_TZE204_3regm3h6": "power_w=power energy_kwh=energy",
  "TWC-R01": "power_w=power energy_kwh=energy",
  "BASIC-ZB1GSP": "power_w=power energy_kwh=total_energy energy_export_kwh=total_output_energy",
  "MINI-ZB1GSP": "power_w=power energy_kwh=total_energy energy_export_kwh=total_output_energy",
  "MINI-ZB1GP": "power_w=power energy_kwh=total_energy energy_export_kwh=total_output_energy",
  S61SZBTPB: "power_w=power energy_kwh=total_energy_consumption",
  Charge: "power_w=power energy_kwh=energy",
  D5Z: "power_w=power energy_kwh=energy energy_export_kwh=energy_produced",
  "ZBN-DJ-63": "power_w=power energy_kwh=energy energy_export_kwh=reverse_energy",

  // Other names and other units.
  ZM6LT1: "power_w=power energy_kwh=energy energy_export_kwh=reverse_energy",
  PEHPL0X: "power_w=active_power energy_kwh=consumed_energy*0.001",
  "MG-GPO04ZSLP": "energy_kwh=energy_wh*0.001",
  "PO-BOCO-ELEC": "energy_kwh=energy_consumed",
  "ZB-Sm": "power_w=active_power*0.001",
  // The mean of ten minutes is no power of now; a statistic of an unknown span is no register.
  mTouch_One: "",
  4523430: "power_w=power",
  "ZHT-PT01-M-MS": "",
  // The unit of `energy` is chosen by people and comes with the message: kWh in the made one.
  ZiPulses: "energy_kwh=energy",

  // Heat, gas and water. What a heat meter's water carries round is not used up.
  TS0601_heat_meter: "heat_kwh=cumulative_heat",
  MiCASAGasCounter: "gas_m3=gas",
  ZHEMI101: "power_w=power energy_kwh=energy energy_export_kwh=produced_energy gas_m3=gas water_m3=water_consumed",
  TS0601_water_meter: "water_m3=water_consumed",
  TS0601_water_valve: "water_m3=water_consumed*0.001",
  ZVG1: "water_m3=water_consumed*0.001",
  "FK-BV05": "water_m3=water_consumed_total*0.001",
  "NAS-WV03B": "water_m3=water_total*0.003785411784",
  Watermeter_TLSR8258: "hot_water_gal:1=volume_1*0.2641720523581 water_m3:2=volume_2*0.001",
  "Ensystec-Leak-Protect-Zigbee": Array.from(
    { length: 10 },
    (_, i) => `water_m3:${i + 1}-${i + 7}=input_${i + 1}_water_meter_${i + 7}`,
  ).join(" "),
  // Amounts of one watering.
  QT06_1: "",
  QT06_2: "",
  "SWV-ZFE": "",
  "SWV-ZF2": "",
  SWV: "",
  "ZVL-PRO": "",
};
