// The history of a place: what is shown of it, that one gets from a bar to its day, and that the live chart shows what the
// server drew.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { live, standsWhereItWasDrawn } from "../drawn.mjs";
import { checkPage, checkStructure } from "../checks.mjs";
import { arrived, launch, visit, withPage } from "../browser.mjs";
import { fill, publishNow } from "../fill.mjs";
import { Server } from "../server.mjs";

let browser;
let server;
let paths;

before(async () => {
  browser = await launch();
  server = await Server.start();
  paths = await fill(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const section = (page) => page.locator("section.history");
const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const chosen = (page, name) => section(page).getByRole("navigation", { name }).locator('[aria-current="true"]').innerText();

test("bars_stand_in_the_live_chart_where_the_server_drew_them", async () => {
  await withPage(browser, {}, async (page) => {
    for (const by of ["hour", "day", "week", "month", "year"]) {
      await visit(page, `${server.url}${paths["Mill Hall"]}?by=${by}`);
      const frame = await live(page, section(page));
      const { bars } = await standsWhereItWasDrawn(frame, `by ${by}`);
      assert.ok(bars > 0, `${by} has bars`);
    }
  });
});

test("the_line_and_the_band_of_today_stand_where_the_server_drew_them", async () => {
  await publishNow(server);
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}/`);
    const frame = await live(page, page.locator(".page-split").first());
    const { bands } = await standsWhereItWasDrawn(frame, "today");
    assert.equal(bands, 1);
  });
});

for (const js of [true, false]) {
  test(`a_choice_keeps_the_others_from_building_to_building_${js ? "with" : "without"}_script`, async () => {
    await withPage(browser, { js }, async (page) => {
      await visit(page, server.url + paths["Mill Hall"], js);
      await section(page).getByRole("link", { name: "Natural gas" }).click();
      await page.getByRole("heading", { name: "Natural gas by day" }).waitFor();
      await section(page).getByRole("link", { name: "Week" }).click();
      await page.getByRole("heading", { name: "Natural gas by week" }).waitFor();
      await section(page).getByRole("link", { name: "Last year" }).click();
      await arrived(page, /compare=last_year/);
      assert.equal(await chosen(page, "Utility"), "Natural gas");
      // Oak House has no gas, so its electricity is shown; all else is as it was.
      await page.goto(server.url + paths["Oak House"]);
      await page.getByRole("heading", { name: "Electricity by week" }).waitFor();
      assert.equal(await chosen(page, "Compare with"), "Last year");
      await checkPage(page, "a history that was kept", js);
    });
  });
}

test("a_click_on_a_bar_opens_its_day_and_the_way_back_leads_to_all_days", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}${paths["Mill Hall"]}?by=day`);
    const frame = await live(page, section(page));
    const bar = await frame.locator("rect.chart-bar").nth(20).boundingBox();
    await page.mouse.click(bar.x + bar.width / 2, bar.y + bar.height / 2);
    await arrived(page, /by=hour&from=(\d{4}-\d\d-\d\d)&to=\1/);
    await page.getByRole("heading", { name: "Electricity by hour" }).waitFor();
    assert.equal(await page.locator("section.history tbody tr").count(), 24);
    await page.goBack();
    await page.getByRole("heading", { name: "Electricity by day" }).waitFor();
  });
});

test("dragging_over_bars_shows_these_days_and_latest_leads_back", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}${paths["Mill Hall"]}?by=day`);
    const frame = await live(page, section(page));
    const [first, last] = await Promise.all([10, 15].map((i) => frame.locator("rect.chart-bar").nth(i).boundingBox()));
    await page.mouse.move(first.x + first.width / 2, first.y - 5);
    await page.mouse.down();
    await page.mouse.move(last.x + last.width / 2, last.y - 5, { steps: 6 });
    await page.mouse.up();
    await arrived(page, /from=.*&to=/);
    await page.locator("section.history tbody tr").nth(5).waitFor({ state: "attached" });
    assert.equal(await page.locator("section.history tbody tr").count(), 6);
    await page.getByRole("link", { name: "Latest" }).click();
    await page.locator("section.history tbody tr").nth(27).waitFor({ state: "attached" });
  });
});

test("a_chart_is_read_by_the_keyboard_and_opens_by_it", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}${paths["Mill Hall"]}?by=day`);
    const frame = await live(page, section(page));
    const host = frame.locator(".chart-host");
    await host.focus();
    assert.match(await host.getAttribute("aria-label"), /Electricity by day: .*Arrow keys/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    assert.match(await frame.getByRole("status").textContent(), /, selected period [\d.,]+\skWh/);
    await checkStructure(page, "a chart under the keyboard");
    await page.keyboard.press("Enter");
    await arrived(page, new RegExp(`by=hour&from=${day(1)}&to=${day(1)}`));
  });
});

test("a_part_empty_period_is_not_compared_and_the_page_says_why", async () => {
  await withPage(browser, { js: false }, async (page) => {
    // Nine weeks were measured: the period before these eight has one.
    await visit(page, `${server.url}${paths["Mill Hall"]}?by=day&from=${day(56)}&to=${day(1)}`, false);
    assert.match(await section(page).innerText(), /No comparison: only \d+% of the previous period was measured/);
    assert.doesNotMatch(await section(page).locator(".lede").innerText(), /times|more|less/);
    await visit(page, `${server.url}${paths["Mill Hall"]}?by=day&from=${day(28)}&to=${day(1)}`, false);
    assert.match(await section(page).locator(".lede").innerText(), /previous period/);
  });
});

test("what_an_address_gets_wrong_is_said", async () => {
  await withPage(browser, { js: false }, async (page) => {
    await visit(page, `${server.url}${paths["Mill Hall"]}?by=fortnight&from=${day(3)}&to=${day(9)}`, false);
    const told = (await section(page).getByRole("alert").allInnerTexts()).join(" ");
    assert.match(told, /“fortnight” is not understood/);
    assert.match(told, /is after/, "the days are told to be in the wrong order");
    assert.equal(await page.locator("section.history tbody tr").count(), 7, "the earlier day is the first");
  });
});

test("what_has_the_focus_never_lies_under_the_bar", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, server.url + paths["Mill Hall"]);
    await section(page).getByRole("link", { name: "Month" }).click();
    await page.getByRole("heading", { name: "Electricity by month" }).waitFor();
    const focused = await page.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
    const bar = await page.locator("#app-nav").evaluate((nav) => nav.closest("header")?.getBoundingClientRect().bottom ?? 0);
    assert.ok(focused.top >= bar && focused.bottom <= 800, JSON.stringify({ focused, bar }));
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Month");
  });
});
