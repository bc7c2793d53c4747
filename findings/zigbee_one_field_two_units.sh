#!/usr/bin/env bash
# zigbee-herdsman-converters 26.112.0 (the device library of Zigbee2MQTT) gives one field different units by device.
#
# Zigbee2MQTT publishes bare numbers: {"water_consumed": 1234}. Which unit that is stands only in the device's
# definition, so a reader that goes by the field's name is wrong by a thousand for some devices.
# Seen: water_consumed is m³ on three models and L on four; total_active_power is kW on one and W on one; current is
# mA on one of 289; gas is m³ on two and %LEL (a share of the explosive limit) on one; power_factor is a ratio on
# 21 and a percentage on 18.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error zigbee-herdsman-converters@26.112.0 >/dev/null
cat >units.mjs <<'NODE'
import assert from "node:assert";
import fs from "node:fs";
import path from "node:path";
import library from "zigbee-herdsman-converters";

const folder = path.resolve("node_modules/zigbee-herdsman-converters/dist/devices");
const units = {};
function walk(model, exposes) {
  for (const one of exposes ?? []) {
    if (one.features) walk(model, one.features);
    else if (one.type === "numeric") ((units[one.property] ??= {})[one.unit ?? "none"] ??= new Set()).add(model);
  }
}
for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".js"))) {
  for (const raw of (await import(path.join(folder, file))).definitions ?? []) {
    let definition, exposes;
    try {
      definition = library.prepareDefinition({ ...raw });
      exposes = typeof definition.exposes === "function" ? definition.exposes({ isDummyDevice: true }, {}) : definition.exposes;
    } catch {
      continue; // Some need a real device to say what they have.
    }
    walk(definition.model, exposes);
  }
}
const seen = Object.fromEntries(
  ["water_consumed", "total_active_power", "current", "gas", "power_factor"].map((field) => [
    field,
    Object.fromEntries(Object.entries(units[field]).map(([unit, models]) => [unit, models.size]).sort()),
  ]),
);
console.log(seen);
assert.deepStrictEqual(seen, {
  water_consumed: { L: 4, "m³": 3 },
  total_active_power: { W: 1, kW: 1 },
  current: { A: 288, mA: 1 },
  gas: { "%LEL": 1, "m³": 2 },
  power_factor: { "%": 18, none: 21 },
});
console.log("as described");
NODE
node units.mjs
