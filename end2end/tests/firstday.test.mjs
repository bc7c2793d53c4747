// A first day: somebody with a Shelly comes to an empty server, says where they are, sees their device heard, places it and
// has a price, in a handful of clicks. And a time zone that was wrong is put right after data exists.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrived, launch, lookName, settled, SIZES, visit, withPage } from "../browser.mjs";
import { checkPage } from "../checks.mjs";
import { nameMeter } from "../fill.mjs";
import { publish, publishTo } from "../mqtt.mjs";
import { Server } from "../server.mjs";

const HOUR_MS = 3_600_000;
const CLICKS_MAX = 6;

let browser;

before(async () => {
  browser = await launch();
});
after(async () => browser?.close());

async function withServer(act) {
  const server = await Server.start();
  try {
    await act(server);
  } finally {
    await server.stop();
  }
}

const shelly = (server, watts) =>
  publishTo(server, "shellyplus1pm-kitchen/status/switch:0", [
    JSON.stringify({ id: 0, source: "init", output: true, apower: watts, voltage: 230.1, current: 0.4, aenergy: { total: 1234.5 } }),
  ]);

const step = (page, name) => page.locator(`#step-${name}`);
const isDone = (page, name) => page.locator(`#step-${name}[data-state="done"]`).waitFor();

test("a_first_day_with_a_shelly_takes_a_handful_of_clicks", async (t) => {
  await withServer(async (server) => {
    await withPage(browser, {}, async (page) => {
      let clicks = 0;
      const click = async (locator) => {
        clicks += 1;
        await locator.click();
      };
      await visit(page, `${server.url}/`);
      // The browser's own time zone proposes the rest.
      const place = step(page, "place");
      await page.waitForFunction(() => document.querySelector("#place-zone").value === "America/Los_Angeles");
      assert.equal(await place.getByLabel("Currency").inputValue(), "USD");
      assert.equal(await place.getByLabel("Units").inputValue(), "us");
      // Nobody is asked from here.
      await place.getByLabel(/Use the weather of Los Angeles/).uncheck();
      await click(place.getByRole("button", { name: "Save place" }));
      await isDone(page, "place");

      const card = step(page, "connect").locator(".card", { hasText: "Shelly" });
      await click(card.locator("summary"));
      assert.ok((await card.locator("pre").innerText()).includes(String(server.mqttPort)), "the lines have this server's port");
      assert.match(await card.locator("summary").innerText(), /Not heard yet/);
      await shelly(server, 42);
      await page.locator('[data-part="heard-shelly"]', { hasText: "Heard it" }).first().waitFor({ state: "attached" });
      await isDone(page, "connect");

      const building = step(page, "building");
      const assign = building.getByRole("button", { name: "Assign meter" });
      await assign.waitFor();
      assert.equal(await building.getByLabel("Name of the new building").inputValue(), "Home");
      assert.equal(await building.getByLabel("Role").inputValue(), "submeter", "a plug is not the whole building");
      await click(assign);
      await isDone(page, "building");

      const price = step(page, "price");
      await price.getByLabel(/Price of a kWh in USD/).fill("0.31");
      await click(price.getByRole("button", { name: "Save price" }));
      await page.locator(".first-day").waitFor({ state: "detached" });
      await page.locator(".building-list-wide .building-row", { hasText: "Home" }).waitFor();
      assert.match(await page.locator('[data-part="headline"]').innerText(), /42\sW/);
      assert.ok(clicks <= CLICKS_MAX, `${clicks} clicks`);
      t.diagnostic(`${clicks} clicks from an empty server to a home with its price`);
    });
  });
});

test("without_javascript_the_checklist_proposes_by_a_button_and_remembers_what_was_skipped", async () => {
  await withServer(async (server) => {
    await withPage(browser, { js: false }, async (page) => {
      await visit(page, `${server.url}/`, false);
      await page.locator("#place-zone").fill("Asia/Tokyo");
      await step(page, "place").getByRole("button", { name: "Suggest for this time zone" }).click();
      await page.waitForURL(/zone=Asia/);
      assert.equal(await page.locator("#place-currency").inputValue(), "JPY");
      await page.locator("#place-currency").fill("money");
      await page.locator('[name="weather"]').uncheck();
      await page.locator("#place-currency").fill("1€");
      await step(page, "place").getByRole("button", { name: "Save place" }).click();
      assert.match(await step(page, "place").getByRole("alert").innerText(), /is not a currency code/);
      await page.locator("#place-currency").fill("");
      await page.locator("#place-zone").fill("Asia/Tokyo");
      await step(page, "place").getByRole("button", { name: "Save place" }).click();
      await isDone(page, "place");
      for (const name of ["connect", "building", "price"]) {
        if (!(await step(page, name).locator(":scope > details").evaluate((one) => one.open))) {
          await step(page, name).locator(":scope > details > summary").click();
        }
        await step(page, name).getByRole("button", { name: "Skip this step" }).click();
      }
      await page.locator(".first-day").waitFor({ state: "detached" });
      await visit(page, `${server.url}/`, false);
      assert.equal(await page.locator(".first-day").count(), 0, "what was skipped stays so");
    });
  });
});

test("the_checklist_is_sound_in_each_look", async () => {
  await withServer(async (server) => {
    await shelly(server, 12);
    for (const size of Object.keys(SIZES)) {
      for (const scheme of ["light", "dark"]) {
        await withPage(browser, { size, scheme }, async (page) => {
          await visit(page, `${server.url}/`);
          await page.evaluate(() => document.querySelectorAll(".first-day details").forEach((one) => (one.open = true)));
          await checkPage(page, `first day, ${lookName({ size, scheme, js: true })}`);
        });
      }
    }
  });
});

test("a_meter_that_falls_silent_is_named_on_system_health_with_disk_and_imports", async () => {
  await withServer(async (server) => {
    const minute = 60_000;
    const day = Array.from({ length: 30 }, (_, i) => ({ at: new Date(Date.now() - 26 * HOUR_MS + i * minute).toISOString(), power_w: 100 + i }));
    await publish(server, "freezer", day);
    await publish(server, "fridge", [{ at: new Date(Date.now() - 2 * minute).toISOString(), power_w: 90 }, { at: new Date(Date.now() - minute).toISOString(), power_w: 91 }]);
    await withPage(browser, { js: false }, async (page) => {
      for (const [key, building] of [["freezer", "Mill Hall"], ["fridge", "Barn"]]) {
        await visit(page, `${server.url}/status`, false);
        await nameMeter(page, { key, name: key, building });
      }
      await visit(page, `${server.url}/status`, false);
      const late = page.locator("section", { has: page.locator("#late") });
      assert.equal(await late.getByRole("heading").innerText(), "Meters that are late (1)");
      assert.match(await late.innerText(), /freezer\s+Mill Hall · last heard 25 h ago/);
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /1 meter is late\./);
      const parts = await page.locator(".status-list").innerText();
      assert.match(parts, /Disk[\s\S]+GB free where the database is\./);
      assert.match(parts, /Files[\s\S]+No file has been imported yet\./);
      await late.getByRole("link", { name: "freezer" }).click();
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /freezer/i);
    });
  });
});

test("a_time_zone_is_changed_after_data_exists_and_the_days_follow", async () => {
  await withServer(async (server) => {
    const now = Date.now();
    const past = Array.from({ length: 72 }, (_, i) => ({ at: new Date(now - (72 - i) * HOUR_MS).toISOString(), energy_kwh: 100 + i }));
    await publish(server, "house", past);
    await withPage(browser, { js: false }, async (page) => {
      await visit(page, `${server.url}/status`, false);
      await nameMeter(page, { key: "house", name: "House", building: "Mill Hall" });
    });
    await withPage(browser, {}, async (page) => {
      const [site] = await (await fetch(`${server.url}/api/sites`)).json();
      assert.equal(site.zone, "Europe/Berlin");
      await visit(page, `${server.url}/settings/sites/${site.site_id}`);
      await page.getByLabel("Time zone").fill("Asia/Kolkata");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await arrived(page, /\/settings\/sites\/\d+/);
      // Shown until it is done, then the field is there again.
      await page.waitForFunction(() => document.querySelector('input[name="zone"]')?.value === "Asia/Kolkata", null, { timeout: 60_000 });
      await settled(page);
      const [changed] = await (await fetch(`${server.url}/api/sites`)).json();
      assert.equal(changed.zone, "Asia/Kolkata");
      const [building] = await (await fetch(`${server.url}/api/buildings`)).json();
      await visit(page, `${server.url}/buildings/${building.building_id}?by=day`);
      await page.locator("footer", { hasText: "Kolkata" }).waitFor();
    });
  });
});

test("all_numbers_of_a_message_are_mapped_in_one_form", async () => {
  await withServer(async (server) => {
    const message = '{"w": 120, "volt": 231, "total_wh": 4200}';
    await publishTo(server, "workshop/saw/state", [message]);
    await withPage(browser, { js: false }, async (page) => {
      // Topics that nothing reads are noted once a second.
      await page.waitForTimeout(1_500);
      await visit(page, `${server.url}/settings/mappings`, false);
      await page.getByRole("link", { name: "Set up", exact: true }).click();
      const several = page.locator('form[action="/settings/mappings/several"]');
      for (const [path, field, factor] of [["/w", "power_w", "1"], ["/total_wh", "energy_kwh", "0.001"]]) {
        await several.getByRole("checkbox", { name: path }).check();
        await several.getByLabel(`What it measures: ${path}`).selectOption(field);
        await several.getByLabel(`Multiply by: ${path}`).fill(factor);
      }
      await several.getByRole("button", { name: "Save" }).click();
      await page.waitForURL(/done=saved/);
      await publishTo(server, "workshop/saw/state", [message]);
      await visit(page, `${server.url}/status`, false);
      const meter = page.locator(".new-meter", { hasText: "saw" });
      assert.match(await meter.innerText(), /4\.20\skWh/);
      assert.match(await meter.innerText(), /120\sW/);
    });
  });
});
