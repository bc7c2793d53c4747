// The pages of settings: whole in every look, and what people do in them, which needs no script at all.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { checkPage } from "../checks.mjs";
import { launch, lookName, withPage } from "../browser.mjs";
import { publishTo } from "../mqtt.mjs";
import { Server } from "../server.mjs";

const FILES = join(import.meta.dirname, "../../server/files/tests/fixtures");
// Nothing here depends on scripts, so each size and scheme is looked at once.
const LOOKS = ["desktop", "phone"].flatMap((size) => ["light", "dark"].map((scheme) => ({ size, scheme, js: false })));
const PLAIN = LOOKS[0];

// A form that is not taken comes back so.
const REFUSED = /status of 422/;

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await Server.start();
  await publishTo(server, "plant/boiler/state", ['{"kw": 12.5, "total": {"mwh": 3.25}}']);
  await publishTo(server, "esp-garage/sensor/garage_power/state", ["123.4"]);
  await publishTo(server, "tele/fridge/SENSOR", ['{"Time":"2026-11-20T21:57']);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (page, path) => page.goto(server.url + path);
const headline = (page) => page.locator("h1").innerText();

for (const look of LOOKS) {
  test(`every_page_of_settings_is_whole_and_open_to_all (${lookName(look)})`, async () => {
    const names = ["", "/sources", "/mappings", "/mappings/edit", "/quarantine", "/import", "/tokens", "/tariffs", "/tariffs/new", "/accounts/new", "/factors", "/weather"];
    await withPage(browser, look, async (page) => {
      for (const name of names) {
        await open(page, `/settings${name}`);
        await checkPage(page, `settings${name.replaceAll("/", "-")}, ${lookName(look)}`, false);
      }
    });
  });
}

test("a_topic_that_nobody_reads_is_mapped_and_its_next_message_counts", async () => {
  await withPage(browser, PLAIN, async (page, guard) => {
    await page.waitForTimeout(1_500);
    await open(page, "/settings/mappings");
    await page.getByRole("link", { name: "Say what it is" }).first().click();
    await page.getByLabel("Meter", { exact: true }).fill("boiler");
    await page.getByLabel("Where the number stands").fill("/total/mwh");
    await page.getByLabel("What it is").selectOption("energy_kwh");
    await page.getByLabel("Times").fill("a thousand");
    await guard.during([REFUSED], async () => {
      await page.getByRole("button", { name: "Look what would be stored" }).click();
      assert.match(await page.locator("#factor-error").innerText(), /not a number/);
    });
    await page.getByLabel("Times").fill("1000");
    await page.getByRole("button", { name: "Look what would be stored" }).click();
    assert.match(await page.locator(".form-done").innerText(), /boiler: Energy 3,250 kWh/);
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await page.locator(".form-done").innerText(), /Saved/);
    await page.waitForTimeout(1_500);
    await publishTo(server, "plant/boiler/state", ['{"kw": 12.5, "total": {"mwh": 3.5}}']);
    await open(page, "/status");
    await page.getByRole("link", { name: "boiler" }).first().waitFor();
  });
});

test("a_number_without_a_unit_counts_once_somebody_has_said_what_it_is", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/mappings");
    await page.getByRole("heading", { name: "esp-garage · garage_power" }).waitFor();
    await page.getByText("The newest: 123").waitFor();
    await page.getByLabel("What it is").selectOption("power_w");
    await page.getByRole("button", { name: "That is what it is" }).click();
    assert.match(await page.locator(".form-done").innerText(), /counts as that now/);
    assert.equal(await page.getByRole("heading", { name: /garage_power/ }).count(), 0);
  });
});

test("a_message_in_quarantine_says_why_and_is_thrown_away", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/quarantine");
    assert.match(await page.locator(".quarantine-reason").first().innerText(), /ends in the middle of its JSON/);
    await page.getByRole("button", { name: "Read again" }).click();
    assert.match(await page.locator(".form-done").innerText(), /still cannot be read/);
    await page.getByRole("button", { name: "Throw away" }).click();
    assert.equal(await headline(page), "Everything could be read.");
  });
});

test("a_token_is_shown_once_and_taken_back", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/tokens");
    await page.getByLabel("What it is for").fill("Telegraf");
    await page.getByRole("button", { name: "Make a token" }).click();
    const secret = await page.locator(".form-done code").first().innerText();
    assert.match(secret, /^gp_[a-z0-9]{26}$/);
    const send = () =>
      fetch(`${server.url}/api/v2/write`, { method: "POST", headers: { authorization: `Token ${secret}` }, body: "meters,meter=pump energy_kwh=12.5" });
    assert.equal((await send()).status, 204);
    await open(page, "/settings/tokens");
    assert.ok(!(await page.content()).includes(secret));
    await page.getByRole("button", { name: "Revoke" }).click();
    assert.equal(await headline(page), "Nobody has a token.");
    assert.equal((await send()).status, 401);
  });
});

test("a_file_is_looked_at_tried_imported_and_changes_nothing_the_second_time", async () => {
  await withPage(browser, PLAIN, async (page, guard) => {
    for (const words of [/[1-9][\d,]* new/, /0 new, [1-9][\d,]* there before/]) {
      await open(page, "/settings/import");
      await page.locator("#file").setInputFiles(join(FILES, "wide.csv"));
      await page.getByRole("button", { name: "Look at it" }).click();
      assert.match(await headline(page), /It looks like a table/);
      // Degrees may be those of the house or of the street: nobody but the person knows.
      await guard.during([REFUSED], async () => {
        await page.getByRole("button", { name: "Try it, store nothing" }).click();
        await page.locator("#series-2-field-error").waitFor();
      });
      await page.getByLabel("What it is").nth(2).selectOption("outdoor_temp_c");
      await page.getByRole("button", { name: "Try it, store nothing" }).click();
      await page.getByText("Tried, nothing stored").waitFor();
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await page.getByText("Imported.").waitFor();
      assert.match(await page.locator(".lede").innerText(), words);
    }
  });
});

test("a_tariff_with_a_low_price_is_saved_and_a_site_is_billed_by_it", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/tariffs/new");
    await page.getByLabel("Name").fill("Night owl");
    await page.getByLabel("First day").fill("2026-01-01");
    await page.getByLabel("Usual price").fill("0,31");
    await page.getByLabel("Low price, if there is one").fill("0.19");
    await page.getByLabel("Low from").selectOption("22");
    await page.getByLabel("Low until").selectOption("6");
    await page.getByLabel("Each month in any case").fill("9.90");
    await page.getByRole("button", { name: "Save" }).click();
    assert.equal(await headline(page), "Night owl");
    await page.getByRole("link", { name: "Bill somebody by it" }).click();
    await page.getByLabel("Name").fill("Bill 1");
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await headline(page), /so far/);
  });
});

test("a_position_that_is_none_is_refused_with_its_field", async () => {
  await withPage(browser, PLAIN, async (page, guard) => {
    await guard.during([REFUSED], async () => {
      await open(page, "/settings/weather");
      await page.getByLabel("Latitude").fill("99");
      await page.getByLabel("Longitude").fill("13.4");
      await page.getByRole("button", { name: "Save" }).click();
      assert.match(await page.locator("#latitude-error").innerText(), /-90 to 90/);
    });
  });
});
