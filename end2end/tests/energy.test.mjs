// The energy of a home with panels, a battery, a car and a heat pump, and of its whole neighbourhood: of the demo, which has
// a year behind it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage, checkStructure } from "../checks.mjs";
import { arrived, launch, LOOKS, lookName, visit, withPage } from "../browser.mjs";
import { Server } from "../server.mjs";

const HOME = /^7 Hollow Court/;
const PAST_MS = 200_000;

let browser;
let server;
let home;

before(async () => {
  browser = await launch();
  server = await Server.start({ demo: true });
  await withPage(browser, { js: false }, async (page) => {
    const until = Date.now() + PAST_MS;
    // The past of a year takes a while.
    for (;;) {
      await visit(page, `${server.url}/`, false);
      const link = page.locator(".building-list-wide a", { hasText: HOME }).first();
      home = (await link.count()) > 0 ? await link.getAttribute("href") : undefined;
      if (home) {
        await visit(page, `${server.url}${home}?energy=day&on=${yesterday()}`, false);
        if ((await page.locator(".flow").count()) > 0) {
          break;
        }
      }
      assert.ok(Date.now() < until, `${HOME} has a flow of energy`);
      await page.waitForTimeout(1_000);
    }
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

function yesterday() {
  return new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
}

const flow = (page) => page.locator(".energy .flow");

for (const look of LOOKS) {
  test(`the_energy_of_a_home_is_whole_and_open_to_all (${lookName(look)})`, async () => {
    await withPage(browser, look, async (page) => {
      for (const path of [home, `${home}?energy=day&on=${yesterday()}`, `${home}?energy=month`, `${home}?energy=year`, "/"]) {
        await visit(page, server.url + path, look.js);
        await checkPage(page, `energy ${path === home ? "now" : (path.split("energy=")[1] ?? "site").slice(0, 5)}, ${lookName(look)}`, look.js);
        assert.equal(await page.locator("#energy").count(), 1, `${path} tells of energy`);
      }
    });
  });
}

test("whether_the_battery_helped_yesterday_is_two_clicks_from_home", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}/`);
    await page.locator(".building-list-wide a", { hasText: HOME }).click();
    await arrived(page, /\/buildings\/\d+$/);
    await page.locator(".energy").getByRole("link", { name: "Earlier" }).click();
    await arrived(page, /energy=day&on=/);
    assert.match(await flow(page).getAttribute("aria-label"), /Battery/);
    const battery = page.locator(".energy-facts div", { has: page.getByText("From the battery", { exact: true }) });
    assert.match(await battery.innerText(), /kWh[^]*% of what was used; .*kWh went in/);
  });
});

test("the_sums_in_the_table_behind_a_flow_add_up", async () => {
  for (const span of ["now", "day", "month", "year"]) {
    await withPage(browser, { js: false }, async (page) => {
      await visit(page, `${server.url}${home}?energy=${span}`, false);
      const details = page.locator(".energy .behind", { has: page.locator(".flow-sum") });
      const number = (text) => Number(text.replaceAll(",", "").replace("−", "-"));
      const rows = await details.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)));
      const values = rows.map((row) => row.map(number));
      assert.ok(values.length > 1 && values.flat().every(Number.isFinite), JSON.stringify(rows));
      const isClose = (a, b, where) => assert.ok(Math.abs(a - b) < 0.006, `${span}, ${where}: ${a} is ${b}`);
      const sum = (of) => of.reduce((a, b) => a + b, 0);
      values.forEach((row, i) => isClose(sum(row.slice(0, -1)), row.at(-1), `row ${i}`));
      values.at(-1).forEach((total, i) => isClose(sum(values.slice(0, -1).map((row) => row[i])), total, `column ${i}`));
      const [given, taken] = (await details.locator(".flow-sum").textContent()).replace(/\(.*/, "").split("=");
      const amounts = (side) => sum(side.split("+").map((term) => number(term.trim().split(/\s/).at(-1))));
      isClose(amounts(given), amounts(taken), "the equation");
    });
  }
});

test("the_flow_of_this_moment_moves_with_the_meters", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, server.url + home);
    await page.locator('.live-pill[data-state="live"]').waitFor();
    const first = await flow(page).innerHTML();
    await page.waitForFunction((first) => document.querySelector(".energy .flow").innerHTML !== first, first, { timeout: 60_000 });
    // The table behind it stays open while it changes.
    await page.locator(".energy .behind summary").first().click();
    const table = await page.locator('[data-part="flow-table"]').innerHTML();
    await page.waitForFunction((table) => document.querySelector('[data-part="flow-table"]').innerHTML !== table, table, { timeout: 60_000 });
    assert.ok(await page.locator(".flow-sum").isVisible());
  });
});

test("spans_and_arrows_exchange_the_page_in_place", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, server.url + home);
    await page.evaluate(() => void (globalThis.isSamePage = true));
    for (const name of ["Month", "Year", "Day", "Now"]) {
      await page.getByRole("navigation", { name: "Energy period" }).getByRole("link", { name }).click();
      await page.locator('.energy .segmented a[aria-current="true"]', { hasText: name }).waitFor();
      assert.equal(await page.locator(".energy .flow-moves").count(), name === "Now" ? 1 : 0);
    }
    assert.ok(await page.evaluate(() => globalThis.isSamePage === true));
  });
});

test("at_320_px_nothing_is_cut_and_no_label_lies_on_another", async () => {
  await withPage(browser, { viewport: { width: 320, height: 700 }, js: false }, async (page) => {
    for (const span of ["now", "month"]) {
      await visit(page, `${server.url}${home}?energy=${span}`, false);
      await checkStructure(page, `energy at 320 px, ${span}`);
      const boxes = await flow(page).evaluate((flow) => [...flow.querySelectorAll("text")].map((text) => text.getBoundingClientRect().toJSON()));
      const bars = await flow(page).evaluate((flow) => [...flow.querySelectorAll(".flow-bar")].map((bar) => bar.getBoundingClientRect().toJSON()));
      const overlaps = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3;
      for (const [i, box] of boxes.entries()) {
        assert.ok(box.left >= 0 && box.right <= 320, JSON.stringify(box));
        assert.ok(![...boxes.slice(i + 1), ...bars].some((other) => overlaps(box, other)), `${span}: ${JSON.stringify(box)}`);
      }
    }
  });
});
