#!/usr/bin/env bash
# zigbee-herdsman-converters 26.112.0 writes a three-phase meter's total and its phase A under one name, `power`.
#
# Such a meter sends its total demand in one cluster (seMetering, instantaneousDemand) and its phases in another
# (haElectricalMeasurement: activePower is phase A where the device has three). Both converters write `power`; only the
# phases B and C have names of their own. A device that reports both clusters makes `power` jump between the total and
# a part of it, and who adds power, power_phase_b and power_phase_c counts too much or too little by the last message.
# Seen: for EMIZB-151 a total of 3000 W gives {power: 3000}; its phases of 1200, 900 and 900 W then give {power: 1200,
# power_phase_b: 900, power_phase_c: 900}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error zigbee-herdsman-converters@26.112.0 >/dev/null
cat >power.mjs <<'NODE'
import assert from "node:assert";
import library from "zigbee-herdsman-converters";
import { definitions } from "zigbee-herdsman-converters/devices/frient";

const meter = library.prepareDefinition({ ...definitions.find((one) => one.model === "EMIZB-151") });
const attributes = {
  seMetering: { multiplier: 1, divisor: 1000 },
  haElectricalMeasurement: { acPowerMultiplier: 1, acPowerDivisor: 1 },
};
const endpoint = { ID: 2, getClusterAttributeValue: (cluster, name) => attributes[cluster][name] };
const device = { ieeeAddr: "0x0000000000000001" };
let number = 0;

function report(cluster, data) {
  const meta = { zclTransactionSequenceNumber: number++ };
  const message = { cluster, type: "attributeReport", data, endpoint, device, meta };
  const heard = meter.fromZigbee.filter((one) => one.cluster === cluster && one.type.includes(message.type));
  return Object.assign({}, ...heard.map((one) => one.convert(meter, message, () => {}, {}, { device, state: {} })));
}

const total = report("seMetering", { instantaneousDemand: 3000 });
const phases = report("haElectricalMeasurement", { activePower: 1200, activePowerPhB: 900, activePowerPhC: 900 });
console.log("total:", total);
console.log("phases:", phases);
assert.deepStrictEqual(total, { power: 3000 });
assert.deepStrictEqual(phases, { power: 1200, power_phase_b: 900, power_phase_c: 900 });
console.log("as described");
NODE
node power.mjs
