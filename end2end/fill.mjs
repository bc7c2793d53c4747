// A small site with a past: meters that have published for nine weeks, then named and given to buildings as a person does
// it, by the app's own forms. The same at every run, but for when it is.

import { visit, withPage } from "./browser.mjs";
import { publishTo } from "./mqtt.mjs";

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;
const WEEKS = 9;

export const METERS = [
  { key: "oak-main", name: "Oak House mains", building: "Oak House", power: 900, per: { energy_kwh: 0.7 } },
  { key: "mill-main", name: "Mill Hall mains", building: "Mill Hall", power: 4_200, per: { energy_kwh: 3.9 } },
  { key: "mill-gas", name: "Mill Hall gas", building: "Mill Hall", per: { gas_m3: 0.4 } },
  { key: "mill-water", name: "Mill Hall water", building: "Mill Hall", per: { water_m3: 0.06 } },
];

/** How busy an hour of the week is: more by day than by night. */
const busy = (hour) => 1 + 0.6 * Math.sin(((hour % 24) - 8) * (Math.PI / 12)) + 0.1 * Math.cos(hour % WEEK_HOURS);

/** What a meter would have published: a message a week, of its registers hour by hour. */
export function past(meter, now) {
  const last = Math.floor(now / HOUR_MS);
  const totals = Object.fromEntries(Object.keys(meter.per).map((field) => [field, 1_000]));
  const messages = [];
  for (let week = WEEKS; week > 0; week -= 1) {
    const readings = [];
    for (let hour = last - week * WEEK_HOURS; hour < last - (week - 1) * WEEK_HOURS; hour += 1) {
      for (const [field, amount] of Object.entries(meter.per)) {
        totals[field] = Number((totals[field] + amount * busy(hour)).toFixed(3));
      }
      readings.push({ at: new Date((hour + 1) * HOUR_MS).toISOString(), ...totals });
    }
    messages.push(JSON.stringify(readings));
  }
  return messages;
}

/** Publishes what each electric meter draws now. */
export async function publishNow(server, factor = 1) {
  const electric = METERS.filter((meter) => meter.power);
  await Promise.all(
    electric.map((meter) =>
      publishTo(server, `greenpulse/v1/${meter.key}/readings`, [JSON.stringify({ power_w: Math.round(meter.power * factor) })]),
    ),
  );
}

/** Names a new meter and gives it to a building, by the form on the status page that is open. */
export async function nameMeter(page, { key, name, building, role = "main" }) {
  const form = page.locator(".new-meter", { has: page.getByRole("link", { name: key, exact: true }) });
  await form.getByLabel("Name", { exact: true }).fill(name);
  const known = await form.getByLabel("Building", { exact: true }).getByRole("option").allInnerTexts();
  if (known.includes(building)) {
    await form.getByLabel("Building", { exact: true }).selectOption({ label: building });
  } else {
    await form.getByLabel("Building", { exact: true }).selectOption("new");
    await form.getByLabel("Name of the new building").fill(building);
  }
  await form.getByLabel("Role").selectOption(role);
  await form.getByRole("button", { name: "Assign meter" }).click();
  await form.waitFor({ state: "detached" });
}

/** Fills an empty server. Gives the paths of what is there, by name. */
export async function fill(browser, server) {
  const now = Date.now();
  await Promise.all(METERS.map((meter) => publishTo(server, `greenpulse/v1/${meter.key}/readings`, past(meter, now))));
  await publishNow(server);
  const paths = {};
  await withPage(browser, { js: false }, async (page) => {
    for (const meter of METERS) {
      await visit(page, `${server.url}/status`, false);
      await nameMeter(page, meter);
    }
    const note = async (url, selector) => {
      await visit(page, url, false);
      for (const link of await page.locator(selector).all()) {
        paths[(await link.textContent()).trim()] = await link.getAttribute("href");
      }
    };
    await note(`${server.url}/`, ".building-list-short a.building-name");
    for (const path of Object.values(paths)) {
      await note(`${server.url}${path}/meters`, ".meter-row a.building-name");
    }
  });
  return paths;
}
