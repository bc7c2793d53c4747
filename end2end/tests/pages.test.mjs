// Every page in every look: desktop and phone, light and dark, hydrated and without JavaScript.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { checkPage } from "../checks.mjs";
import { arrived, launch, LOOKS, lookName, settled, SIZES, visit, withPage } from "../browser.mjs";
import { fill, publishNow } from "../fill.mjs";
import { publishTo } from "../mqtt.mjs";
import { Server } from "../server.mjs";

// As browsers measure it, "good" is under 0.1; ours hold still.
const SHIFT_MAX = 0.05;
const NOT_FOUND = /Failed to load resource: the server responded with a status of 404/;

let browser;
let server;
let paths;

before(async () => {
  browser = await launch();
  server = await Server.start();
  paths = await fill(browser, server);
  // What the status page has to show at its fullest: a meter without a name, a message that could not be read.
  await publishTo(server, "greenpulse/v1/stranger/readings", ['{"power_w": 12, "energy_kwh": 3.5}']);
  await publishTo(server, `greenpulse/v1/broken/readings`, [`{"power_w": "${"much ".repeat(60)}"}`, "[1, 2"]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const pages = () => [
  ["overview", "/"],
  ["overview by change", "/?order=change"],
  ...["hour", "day", "week", "month", "year"].map((by) => [`building by ${by}`, `${paths["Mill Hall"]}?by=${by}`]),
  ["buildings", "/buildings?sort=area"],
  ["no building that fits", "/buildings?q=nowhere"],
  ["costs", "/costs"],
  ["reports", "/reports"],
  ["meters of a building", `${paths["Mill Hall"]}/meters`],
  ["costs of a building", `${paths["Mill Hall"]}/costs`],
  ["meter", paths["Mill Hall mains"]],
  ["add a reading", "/readings/new"],
  ["status", "/status"],
  ["help", "/help"],
  ["a manual", "/help/devices"],
];

for (const look of LOOKS) {
  test(`every_page_is_whole_and_open_to_all (${lookName(look)})`, async () => {
    await publishNow(server);
    await withPage(browser, look, async (page, guard) => {
      for (const [name, path] of pages()) {
        await visit(page, server.url + path, look.js);
        await checkPage(page, `${name}, ${lookName(look)}`, look.js);
      }
      await guard.during([NOT_FOUND], async () => {
        for (const path of ["/nothing/here", "/buildings/4040", "/meters/none"]) {
          await visit(page, server.url + path, look.js, 404);
          assert.match(await page.locator("h1").innerText(), /Page not found/);
        }
        await checkPage(page, `not found, ${lookName(look)}`, look.js);
      });
    });
  });
}

for (const size of Object.keys(SIZES)) {
  test(`the_live_charts_replace_the_drawn_ones_and_nothing_shifts (${size})`, async (t) => {
    await publishNow(server);
    for (const path of ["/", paths["Mill Hall"], paths["Mill Hall mains"]]) {
      await withPage(browser, { size }, async (page) => {
        await page.addInitScript(() => {
          globalThis.shifts = [];
          new PerformanceObserver((list) => {
            for (const { value, hadRecentInput, sources } of list.getEntries()) {
              const where = sources.map(({ node }) => node?.className || node?.parentElement?.className || node?.nodeName);
              globalThis.shifts.push({ value, hadRecentInput, where });
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        await visit(page, server.url + path);
        if (path !== paths["Mill Hall mains"]) {
          assert.ok((await page.locator(".chart-frame[data-live] canvas").count()) > 0, `${path} has a chart that lives`);
        }
        // What comes with the first pictures of the present belongs to it.
        await publishNow(server, 1.1);
        await page.locator('.live-pill[data-state="live"]').waitFor();
        await page.waitForTimeout(500);
        const shifts = await page.evaluate(() => globalThis.shifts.filter((shift) => !shift.hadRecentInput));
        const sum = shifts.reduce((total, shift) => total + shift.value, 0);
        t.diagnostic(`${path}: layout shift ${sum.toFixed(4)}`);
        assert.ok(sum < SHIFT_MAX, `${path} shifts by ${sum}: ${JSON.stringify(shifts)}`);
      });
    }
  });
}

describe("the history of a building", () => {
  for (const js of [true, false]) {
    const how = js ? "hydrated" : "without_javascript";

    test(`one_goes_through_granularities_periods_and_dates_${how}`, async () => {
      await withPage(browser, { js }, async (page) => {
        const history = page.locator("section", { has: page.locator("#history") });
        const range = () => history.locator(".range-now").innerText();
        await visit(page, server.url + paths["Mill Hall"], js);
        for (const by of ["Hour", "Week", "Month", "Year", "Day"]) {
          await history.getByRole("navigation", { name: "Show by" }).getByRole("link", { name: by }).click();
          await history.locator(`.segmented a[aria-current="true"]`, { hasText: by }).waitFor();
          await page.getByRole("heading", { name: `Electricity by ${by.toLowerCase()}` }).waitFor();
        }
        const first = await range();
        await history.getByRole("link", { name: "Earlier" }).click();
        await history.locator(".range-now").filter({ hasNotText: first }).waitFor();
        assert.match(await page.locator("#history").locator("xpath=ancestor::section").innerText(), /kWh in this period/);
        await history.getByRole("link", { name: "Later" }).click();
        await history.locator(".range-now").filter({ hasText: first }).waitFor();

        const day = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
        await page.getByText("Custom range").click();
        await page.getByLabel("From", { exact: true }).fill(day(20));
        await page.getByLabel("To", { exact: true }).fill(day(10));
        await page.getByRole("button", { name: "Show" }).click();
        await arrived(page, (url) => url.searchParams.get("from") === day(20) && url.searchParams.get("to") === day(10));
        await page.getByRole("heading", { name: "Electricity by day" }).waitFor();
        await history.locator(".range-now").filter({ hasNotText: first }).waitFor();
        await settled(page, js);
        assert.notEqual(await page.locator(".lede strong").first().innerText(), "", "its sum");
      });
    });
  }
});
