// What people do in the pages, with and without JavaScript: name a meter, add a reading, look at what could not be read.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { checkPage } from "../checks.mjs";
import { arrived, launch, settled, shot, visit, withPage } from "../browser.mjs";
import { nameMeter } from "../fill.mjs";
import { publish, publishTo } from "../mqtt.mjs";
import { Server } from "../server.mjs";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await Server.start();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Registers of the last two hours: 10 kWh, 4 kWh of them today or yesterday, as it happens. */
async function publishPast(meter) {
  // A form says minutes: the last of them must not be in the one that is now.
  const hour = Math.floor((Date.now() - 2 * MINUTE_MS) / HOUR_MS) * HOUR_MS;
  const at = (hours) => new Date(hour - hours * HOUR_MS).toISOString();
  await publish(server, meter, [
    { at: at(2), energy_kwh: 100 },
    { at: at(1), energy_kwh: 106 },
    { at: at(0), energy_kwh: 110 },
  ]);
  await publish(server, meter, { power_w: 1_500 });
}

/** How many meters wait for a name, by the status page that is open. */
async function newMeters(page) {
  const heading = await page.getByRole("heading", { name: /^New meters \(\d+\)$/ }).innerText();
  return Number(heading.match(/\d+/)[0]);
}

for (const js of [true, false]) {
  const how = js ? "hydrated" : "without_javascript";

  describe(how, () => {
    test(`a_new_meter_is_named_and_given_to_a_building_and_its_past_counts_there_${how}`, async () => {
      const [key, name, building] = [`barn-${js}`, `Barn meter ${js}`, `Barn ${js}`];
      await publishPast(key);
      await withPage(browser, { js }, async (page) => {
        await visit(page, `${server.url}/status`, js);
        await page.locator(".new-meter", { hasText: key }).waitFor();
        const count = await newMeters(page);
        await nameMeter(page, { key, name, building });
        await page.getByRole("heading", { name: `New meters (${count - 1})` }).waitFor();

        await visit(page, `${server.url}/`, js);
        const row = page.locator(".building-list-wide .building-row", { hasText: building });
        await row.waitFor();
        assert.match(await row.innerText(), /1\.50\skW/);
        await page.locator(".building-list-short").getByRole("link", { name: building }).click();
        await arrived(page, /\/buildings\/\d+$/);
        await page.getByRole("heading", { level: 1, name: building }).waitFor();
        assert.match(await page.locator("[data-part=headline]").innerText(), /1\.50\skW now/);
        await settled(page, js);
        // By hours, of the last two days, whatever the hour is: the 10 kWh are there.
        const day = (days) => new Date(Date.now() - days * 24 * HOUR_MS).toISOString().slice(0, 10);
        await visit(page, `${page.url()}?by=hour&from=${day(1)}&to=${day(-1)}`, js);
        assert.match(await page.locator("#history").locator("xpath=ancestor::section").innerText(), /10\.0\skWh in this period/);
        await page.getByRole("link", { name: "Meters", exact: true }).click();
        await page.locator(".meter-row", { hasText: name }).waitFor();
      });
    });

    test(`a_name_that_is_missing_is_explained_at_its_form_${how}`, async () => {
      const key = `shed-${js}`;
      await publishPast(key);
      await withPage(browser, { js }, async (page) => {
        await visit(page, `${server.url}/status`, js);
        const form = page.locator(".new-meter", { hasText: key });
        await form.getByLabel("Building", { exact: true }).selectOption("new");
        await form.getByRole("button", { name: "Assign meter" }).click();
        const why = form.getByRole("alert");
        await why.waitFor();
        assert.match(await why.innerText(), /name/i);
        await checkPage(page, `a new meter refused, ${how}`, js);
      });
    });

    test(`a_reading_by_hand_is_taken_and_a_lower_one_is_refused_with_a_reason_${how}`, async () => {
      const [key, name] = [`hand-${js}`, `Hand meter ${js}`];
      await publishPast(key);
      await withPage(browser, { js }, async (page) => {
        await visit(page, `${server.url}/status`, js);
        await nameMeter(page, { key, name, building: `Hand house ${js}` });

        await visit(page, `${server.url}/readings/new`, js);
        const option = await page.getByLabel("Meter", { exact: true }).locator("option", { hasText: name }).getAttribute("value");
        const send = async (value, note = "") => {
          await page.getByLabel("Meter", { exact: true }).selectOption(option);
          await page.getByLabel("Value").fill(value);
          await page.getByLabel("Note").fill(note);
          await page.getByRole("button", { name: "Save reading" }).click();
        };
        await send("12.5");
        await page.locator("#value-error").waitFor();
        await settled(page, js);
        assert.match(await page.locator("#value-error").innerText(), /lower than the previous reading \(110\.00\skWh/);
        assert.equal(await page.getByLabel("Value").inputValue(), "12.5", "what was typed is kept");
        assert.equal(await page.getByLabel("Meter", { exact: true }).inputValue(), option, "and what was chosen");
        assert.equal(await page.getByLabel("Value").getAttribute("aria-invalid"), "true");
        assert.equal(await page.getByLabel("Value").getAttribute("aria-describedby"), "value-error");
        await checkPage(page, `a lower reading refused, ${how}`, js);

        await send("twelve");
        await page.locator("#value-error", { hasText: "“twelve” is not accepted. Enter a number, such as 1840.9" }).waitFor();

        await send("115.25");
        await arrived(page, /\/meters\/\d+/);
        await page.locator("td", { hasText: /^115\.25\skWh$/ }).waitFor();
        await shot(page, `a reading taken, ${how}`);
      });
    });

    test(`a_message_that_cannot_be_read_stands_in_quarantine_with_reason_payload_and_topic_${how}`, async () => {
      const topic = `greenpulse/v1/broken-${js}/readings`;
      await publishTo(server, topic, ['{"power_w": "a lot"']);
      await withPage(browser, { js }, async (page) => {
        await visit(page, `${server.url}/status`, js);
        const item = page.locator(".quarantine-item", { hasText: topic });
        assert.notEqual((await item.locator(".quarantine-reason").innerText()).trim(), "");
        assert.equal((await item.locator(".payload").innerText()).trim(), '{"power_w": "a lot"');
        await checkPage(page, `quarantine, ${how}`, js);
        await page.getByRole("button", { name: "Delete all" }).click();
        await page.getByRole("heading", { name: "Unreadable messages (0)" }).waitFor();
        assert.equal(await item.count(), 0);
      });
    });
  });
}
