#!/usr/bin/env bash
# sparkplug-payload 1.0.3 (npm) gives null for every value that comes without its type, and for every UInt32.
#
# Sparkplug 3.0.0 names the type in the BIRTH message only: in NDATA and DDATA it SHOULD NOT stand
# (tck-id-payloads-metric-datatype-not-req). The library, whose README names version 2.1, looks for the type in the
# message itself. Where there is none it says null, and the value is gone: the type of the BIRTH cannot mend it later.
# A UInt32 is a protobuf uint32 by the specification's "Datatype Details", so it comes in `int_value`. The library looks
# in `long_value`, and says null in a BIRTH too. A null is also what a meter sends for "no value", so nobody is told.
# Seen, of pysparkplug 0.6.1's messages: in the BIRTH only the UInt32 register is null; in the DATA all three are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'pysparkplug==0.6.1'
npm init -y >/dev/null
npm install --no-audit --no-fund --loglevel=error sparkplug-payload@1.0.3 >/dev/null
venv/bin/python - <<'PYTHON'
from pysparkplug import DataType, Metric, NBirth, NData

registers = (("kwh", DataType.UINT32, 123456), ("pulses", DataType.UINT64, 789), ("power_kw", DataType.DOUBLE, 1.5))
metrics = [Metric(timestamp=1767222000000, name=name, datatype=type_, value=value) for name, type_, value in registers]
birth = NBirth(timestamp=1767222000000, seq=0, metrics=metrics)
data = NData(timestamp=1767222000000, seq=1, metrics=metrics).encode()
open("birth.bin", "wb").write(birth.encode(include_dtypes=True))
open("data.bin", "wb").write(data)
# The Python library reads its own data with the birth at hand.
assert [metric.value for metric in NData.decode(data, birth=birth).metrics] == [123456, 789, 1.5]
PYTHON
cat >read.js <<'NODE'
const assert = require("node:assert");
const fs = require("node:fs");
const sparkplug = require("sparkplug-payload").get("spBv1.0");

function read(file) {
  const metrics = sparkplug.decodePayload(fs.readFileSync(file)).metrics;
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value === null ? null : Number(value)]));
}
const birth = read("birth.bin");
const data = read("data.bin");
console.log("birth:", birth);
console.log("data: ", data);
assert.deepStrictEqual(birth, { kwh: null, pulses: 789, power_kw: 1.5 }, "a UInt32 is read now");
assert.deepStrictEqual(data, { kwh: null, pulses: null, power_kw: null }, "values without a type are kept now");
console.log("as described");
NODE
node read.js
