// Prints each model that measures something, a line of JSON each: what the bridge says about it, messages of it with made
// values, and which channels must come of them (`expected.mjs`). With `--sample`, a few of each kind, cut to what is needed.

import { createRequire } from "node:module";
import { readdirSync } from "node:fs";
import path from "node:path";
import { MODELS, PLAIN } from "./expected.mjs";

const require = createRequire(import.meta.url);
const converters = require("zigbee-herdsman-converters");
const root = path.dirname(require.resolve("zigbee-herdsman-converters/package.json"));
const quiet = () => {};
converters.setLogger({ debug: quiet, info: quiet, warning: quiet, error: quiet });

const ELECTRIC = ["W", "kW", "mW", "mWt", "w", "watt", "Wh", "kWh"];
const VOLUME = ["L", "liter", "m³", "m3", "gal"];
/** The words of a description that the rules look at; a sample needs no others. */
const WORDS = /^(total|phase|last|session|previous|irrigation|hot|cold|water|soil|floor|external|wired|cpu|consumed|produced|daily|monthly|today|yesterday|remaining|unit|moisture)$/;

function* definitions() {
  const folder = path.join(root, "dist", "devices");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js") && name !== "index.js").sort()) {
    for (const raw of require(path.join(folder, file)).definitions) {
      const definition = converters.prepareDefinition(raw);
      const { exposes, model, vendor } = definition;
      // Some depend on the device, which stands for none here.
      const list = typeof exposes === "function" ? exposes({ isDummyDevice: true }, {}) : exposes;
      yield { model, vendor, exposes: JSON.parse(JSON.stringify(list)) };
    }
  }
}

/** All figures that lie at the top of a message. */
function figures(exposes) {
  return exposes.flatMap((one) => (one.features && !one.property ? figures(one.features) : [one]));
}

const isRead = (one) => one.type === "numeric" && (one.access & 1) === 1;
const isMeasured = (one) => isRead(one) && (one.access & 2) === 0;

/** A message with a number for each figure; `round` makes them move on. */
function message(exposes, round) {
  const made = {};
  figures(exposes).forEach((one, i) => {
    const grows = VOLUME.includes(one.unit) || /Wh$/.test(one.unit ?? "") || one.property === "energy";
    if (one.type === "enum" && one.values.includes("producing")) {
      made[one.property] = one.property.endsWith("_b") ? "consuming" : "producing";
    } else if (one.type === "enum" && one.values.includes("kWh")) {
      made[one.property] = "kWh";
    } else if (isRead(one) && ELECTRIC.includes(one.unit) && !grows) {
      made[one.property] = 100 + 17 * i + (round > 0 ? 3 : 0);
    } else if (isRead(one) && grows) {
      made[one.property] = 1000 + 31.25 * i + (round > 1 ? 0.5 : 0);
    } else if (isRead(one) && ["V", "A"].includes(one.unit)) {
      made[one.property] = 5 + i + (round > 0 ? 1 : 0);
    } else if (isRead(one)) {
      made[one.property] = 20 + (i % 30);
    }
  });
  return made;
}

/** The value of `a+b`, `-a`, `a*0.001` in a message. */
function value(term, made) {
  return term.split("+").reduce((sum, part) => {
    const [, sign, property, factor] = part.match(/^(-?)([^*]+)(?:\*(.*))?$/);
    if (!(property in made)) throw new Error(`no ${property} in ${Object.keys(made)}`);
    return sum + (sign ? -1 : 1) * made[property] * Number(factor ?? 1);
  }, 0);
}

function expected(model, exposes, made) {
  const line = MODELS[model];
  if (line !== undefined) {
    const terms = line.split(" ").filter((term) => term !== "");
    return Object.fromEntries(terms.map((term) => term.split("=")).map(([channel, term]) => [channel, value(term, made)]));
  }
  const known = figures(exposes).filter((one) => isMeasured(one) && one.property in PLAIN);
  return Object.fromEntries(known.map((one) => [PLAIN[one.property], made[one.property]]));
}

/** Whether a model has a figure that nothing was written down for. */
function isUnwritten(model, exposes) {
  if (MODELS[model] !== undefined) return false;
  const units = [...ELECTRIC, ...VOLUME];
  const others = figures(exposes).filter((one) => isMeasured(one) && units.includes(one.unit) && !(one.property in PLAIN));
  return others.length > 0;
}

/** A definition cut to what is looked at. */
function cut(exposes) {
  return figures(exposes)
    .filter((one) => one.type === "numeric" || one.values?.includes("producing") || one.values?.includes("kWh"))
    .filter((one) => [...ELECTRIC, ...VOLUME].includes(one.unit) || one.type === "enum" || one.property === "energy")
    .map(({ type, property, unit, access, category, description, values }) => {
      const words = (description ?? "").toLowerCase().split(/[^a-z]+/).filter((word) => WORDS.test(word));
      return { type, property, unit, access, category, values, description: words.length > 0 ? words.join(" ") : undefined };
    });
}

const isSample = process.argv.includes("--sample");
const seen = new Map();
for (const { model, vendor, exposes } of definitions()) {
  const all = figures(exposes);
  const isElectric = model === "ZiPulses" || all.some((one) => isMeasured(one) && ELECTRIC.includes(one.unit));
  const isVolume = all.some((one) => isRead(one) && VOLUME.includes(one.unit) && !(one.access & 2 && !/meter/.test(one.property)));
  if (!isElectric && !isVolume) continue;
  const shown = isSample ? cut(exposes) : exposes;
  const messages = [0, 1, 2].map((round) => message(shown, round));
  const kind = JSON.stringify(Object.keys(messages[0]));
  seen.set(kind, (seen.get(kind) ?? 0) + 1);
  if (isSample && seen.get(kind) > 2) continue;
  const device = {
    ieee_address: `0x00124b00${String(seen.size).padStart(8, "0")}`,
    type: "Router",
    friendly_name: "meter",
    definition: { model, vendor, description: "", exposes: shown },
  };
  const line = { model, kind: isElectric ? "electric" : "volume", device, messages };
  console.log(JSON.stringify({ ...line, unwritten: isUnwritten(model, exposes), expected: expected(model, shown, messages[2]) }));
}
