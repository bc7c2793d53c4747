// The pages of settings: whole in every look, and what people do in them, which needs no script at all.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { checkPage } from "../checks.mjs";
import { launch, lookName, withPage } from "../browser.mjs";
import { publish, publishTo } from "../mqtt.mjs";
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
    const names = ["", "/places", "/sites/1", "/sites/new", "/buildings/new", "/meters", "/meters/1", "/sources", "/mappings", "/mappings/edit", "/quarantine", "/import", "/tokens", "/tariffs", "/tariffs/new", "/accounts/new", "/factors", "/source-energy", "/weather"];
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
    const unread = page.locator(".quarantine-item", { hasText: "plant/boiler/state" });
    await unread.getByRole("link", { name: "Set up" }).click();
    const one = page.locator('form[action="/settings/mappings/edit"]');
    await one.getByLabel("Meter", { exact: true }).fill("boiler");
    await one.getByLabel("Value path").fill("/total/mwh");
    await one.getByLabel("What it measures").selectOption("energy_kwh");
    await one.getByLabel("Multiply by").fill("a thousand");
    await guard.during([REFUSED], async () => {
      await one.getByRole("button", { name: "Preview" }).click();
      assert.match(await page.locator("#factor-error").innerText(), /is not accepted\. Enter a number such as 0\.001/);
    });
    await one.getByLabel("Multiply by").fill("1000");
    await one.getByRole("button", { name: "Preview" }).click();
    assert.match(await page.locator(".form-done").innerText(), /boiler: Energy 3,250 kWh/);
    await one.getByRole("button", { name: "Save" }).click();
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
    await page.getByText("Latest: 123").waitFor();
    await page.getByLabel("What it measures").selectOption("power_w");
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await page.locator(".form-done").innerText(), /earlier values count too/);
    assert.equal(await page.getByRole("heading", { name: /garage_power/ }).count(), 0);
  });
});

test("a_message_in_quarantine_says_why_and_is_thrown_away", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/quarantine");
    assert.match(await page.locator(".quarantine-reason").first().innerText(), /ends in the middle of its JSON/);
    await page.getByRole("button", { name: "Read again" }).click();
    assert.match(await page.locator(".form-done").innerText(), /still unreadable/);
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    assert.equal(await headline(page), "Every message could be read.");
  });
});

test("a_token_is_shown_once_and_taken_back", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/tokens");
    await page.getByLabel("Name").fill("Telegraf");
    await page.getByLabel("Permission").selectOption("http");
    await page.getByRole("button", { name: "Create token" }).click();
    const secret = await page.locator(".form-done code").first().innerText();
    assert.match(secret, /^gp_[a-z0-9]{26}$/);
    const send = () =>
      fetch(`${server.url}/api/v2/write`, { method: "POST", headers: { authorization: `Token ${secret}` }, body: "meters,meter=pump energy_kwh=12.5" });
    assert.equal((await send()).status, 204);
    await open(page, "/settings/tokens");
    assert.ok(!(await page.content()).includes(secret));
    await page.getByRole("button", { name: "Revoke" }).click();
    assert.equal(await headline(page), "No tokens yet.");
    assert.equal((await send()).status, 401);
  });
});

test("a_file_is_looked_at_tried_imported_and_changes_nothing_the_second_time", async () => {
  // Its column of degrees says no longer that it is of outside.
  const vague = Buffer.from((await readFile(join(FILES, "wide.csv"), "latin1")).replace("Außen", "Temp"), "latin1");
  await withPage(browser, PLAIN, async (page, guard) => {
    for (const words of [/[1-9][\d,]* new/, /[1-9][\d,]* already stored/]) {
      await open(page, "/settings/import");
      await page.locator("#file").setInputFiles({ name: "wide.csv", mimeType: "text/csv", buffer: vague });
      await page.getByRole("button", { name: "Upload and preview" }).click();
      assert.match(await headline(page), /This looks like a table/);
      // Degrees may be those of the house or of the street: nobody but the person knows.
      await guard.during([REFUSED], async () => {
        await page.getByRole("button", { name: "Test import" }).click();
        await page.locator("#series-2-field-error").waitFor();
      });
      await page.getByLabel("What it measures").nth(2).selectOption("outdoor_temp_c");
      await page.getByRole("button", { name: "Test import" }).click();
      await page.getByText("Tested, nothing stored").waitFor();
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
    await page.locator("#price_1").fill("0,31");
    await page.locator("#fixed").fill("9.90");
    await page.getByRole("button", { name: "Add a price" }).click();
    await page.locator("#price_2").fill("19 ct/kWh");
    for (const days of ["weekday", "weekend"]) {
      await page.locator("details", { has: page.locator(`#hour_1_${days}_0`) }).locator("summary").click();
      for (const hour of [22, 23, 0, 1, 2, 3, 4, 5]) {
        await page.locator(`#hour_1_${days}_${hour}`).selectOption("2");
      }
    }
    await page.getByRole("button", { name: "Preview" }).click();
    assert.match(await page.locator("#tariff-preview").innerText(), /\$0\.31\/kWh/);
    await page.getByRole("button", { name: "Save" }).click();
    assert.equal(await headline(page), "Night owl");
    await page.getByRole("link", { name: "Use this tariff" }).click();
    await page.getByLabel("Name").fill("Bill 1");
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await headline(page), /so far/);
  });
});

test("a_sites_own_ratio_of_source_energy_is_kept_with_its_year_and_taken_back", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/source-energy");
    await page.getByLabel("Utility").selectOption("electricity:import");
    await page.getByLabel("From year").fill("2024");
    await page.getByLabel("Source units per unit").fill("1,8");
    await page.getByLabel("Source", { exact: true }).fill("GEG, annex 4");
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await page.locator(".form-done").innerText(), /Saved/);
    const row = page.locator("tr", { hasText: "GEG, annex 4" });
    assert.match(await row.innerText(), /Electricity from the grid · .*2024\s+1\.80/s);
    await row.getByRole("button", { name: "Remove" }).click();
    assert.equal(await row.count(), 0);
  });
});

test("what_stands_in_an_address_is_no_alert_of_the_import_page", async () => {
  await withPage(browser, PLAIN, async (page) => {
    await open(page, "/settings/import?fault=Call%20this%20number");
    assert.equal(await page.getByText("Call this number").count(), 0);
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

for (const look of LOOKS) {
  test(`forms_that_are_refused_say_where_and_why (${lookName(look)})`, async () => {
    await withPage(browser, look, async (page, guard) => {
      const refused = async (path, button, typed) => {
        await open(page, path);
        for (const [label, text] of typed) {
          await page.getByLabel(label, { exact: true }).fill(text);
        }
        await page.getByRole("button", { name: button, exact: true }).first().click();
        await page.getByRole("alert").waitFor();
        const wrong = page.locator("[aria-invalid='true']");
        assert.ok((await wrong.count()) > 0, `${path}: a field is marked`);
        for (const field of await wrong.all()) {
          const described = (await field.getAttribute("aria-describedby")).split(" ").at(-1);
          assert.notEqual((await page.locator(`#${described}`).innerText()).trim(), "", `${path}: the field says why`);
        }
        await checkPage(page, `refused ${path.replaceAll("/", "-")}, ${lookName(look)}`, false);
      };
      await guard.during([REFUSED], async () => {
        await refused("/settings/meters/1", "Save", [["Name", ""], ["Maximum load", "-3"], ["Timestamp delay", "soon"]]);
        await refused("/settings/sites/1", "Save", [["Name", ""], ["Currency", "euro"], ["Latitude", "99"]]);
        await refused("/settings/buildings/new", "Add building", [["Floor area", "large"]]);
        await refused("/settings/sites/new", "Add site", [["Time zone", "Mars/Olympus"]]);
        await refused("/settings/tariffs/new", "Save", [["Export credit", "cheap"], ["First day", ""]]);
        await refused("/settings/factors", "Save", [["From year", "soon"]]);
        await refused("/settings/source-energy", "Save", [["From year", "soon"], ["Source units per unit", "1,840"]]);
        await refused("/settings/tokens", "Create token", []);
        await refused("/settings/mappings/edit", "Save", []);
        await refused("/settings/weather", "Save", [["Latitude", "99"]]);
      });
    });
  });
}

test("a_building_is_added_described_and_given_its_meter", async () => {
  await withPage(browser, PLAIN, async (page, guard) => {
    await publish(server, "mill-main", { at: "2026-11-02T09:00:00Z", energy_kwh: 84_200.5 });
    await open(page, "/settings/buildings/new");
    await page.getByLabel("Name").fill("Mill Hall");
    await page.getByLabel("Building type").selectOption("residential");
    await page.getByRole("button", { name: "Add building" }).click();
    assert.equal(await headline(page), "Mill Hall has no meters yet.");
    await page.getByLabel("ENERGY STAR score").fill("71");
    await guard.during([REFUSED], async () => {
      await page.getByLabel("Floor area").fill("4,200");
      await page.getByRole("button", { name: "Save" }).click();
      assert.match(await page.locator("#area-error").innerText(), /can mean 4200 or, with a decimal point, 4\.200/);
    });
    await page.getByLabel("Floor area").fill("4 200");
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await page.locator(".form-done").innerText(), /Saved/);
    assert.equal(await page.getByLabel("Floor area").inputValue(), "4200");
    await page.getByLabel("Assign another meter").selectOption({ label: "mill-main (not assigned)" });
    await page.getByRole("button", { name: "Assign meter" }).click();
    assert.match(await page.locator(".form-notice").innerText(), /will count for Mill Hall, from the first one on/);
    await checkPage(page, "a meter that would be moved", false);
    await page.getByRole("button", { name: "Assign and recalculate" }).click();
    assert.equal(await headline(page), "Mill Hall has one meter.");
    await open(page, "/settings/places");
    const line = await page.locator("li", { hasText: "Mill Hall" }).innerText();
    assert.match(line, /Student residence; 4,200 m²; 1 meter; ENERGY STAR 71/);
  });
});

test("what_a_meters_new_settings_make_anew_is_said_before_and_its_change_is_counted", async () => {
  await withPage(browser, PLAIN, async (page, guard) => {
    await publish(server, "press-main", { at: "2026-11-02T09:00:00Z", energy_kwh: 84_200.5 });
    await open(page, "/settings/meters");
    await page.getByRole("link", { name: "press-main" }).click();
    await page.getByLabel("Name").fill("Press mains");
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await page.locator(".form-done").innerText(), /^Saved\.$/, "a name makes nothing anew");
    await page.getByLabel("Maximum load").fill("43");
    await page.getByRole("button", { name: "Save" }).click();
    assert.match(await page.locator(".form-notice").innerText(), /Every hour and day of Press mains, from its readings/);
    await checkPage(page, "meter made anew", false);
    await page.getByRole("button", { name: "Save and recalculate" }).click();
    assert.match(await page.locator(".form-done").innerText(), /recalculated/);
    assert.equal(await page.getByLabel("Maximum load").inputValue(), "43");

    await page.getByText("Record replacement").first().click();
    await page.getByLabel("Day").fill("2026-11-02");
    await page.getByLabel("Time", { exact: true }).fill("10:30");
    await guard.during([REFUSED], async () => {
      await page.getByLabel("Last reading of the old meter").fill("a lot");
      await page.getByRole("button", { name: "Record replacement" }).click();
      assert.match(await page.locator("#old_final-error").innerText(), /“a lot” is not accepted/);
    });
    await page.getByLabel("Last reading of the old meter").fill("84,210.7");
    await page.getByRole("button", { name: "Record replacement" }).click();
    assert.match(await page.locator(".change-list").innerText(), /Energy ended at 84,210\.70\skWh and started again at 0\.00\skWh/);
    await checkPage(page, "meter with a change", false);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await page.locator(".change-list").count(), 0);
  });
});

test("a_site_in_us_units_is_shown_and_typed_in_them", async () => {
  await withPage(browser, PLAIN, async (page) => {
    const showIn = async (units) => {
      await open(page, "/settings/sites/1");
      await page.getByLabel("Units", { exact: true }).selectOption(units);
      await page.getByRole("button", { name: "Save" }).click();
      await page.locator(".form-done").waitFor();
    };
    await open(page, "/settings/buildings/new");
    await page.getByLabel("Name").fill("Tithe Barn");
    await page.getByLabel("Floor area").fill("4200");
    await page.getByRole("button", { name: "Add building" }).click();
    await showIn("us");
    try {
      await open(page, "/settings/places");
      assert.match(await page.locator("li", { hasText: "Tithe Barn" }).innerText(), /45,208 ft²/);
      await open(page, "/settings/tariffs/new");
      assert.match(await page.getByLabel("Utility").innerText(), /Natural gas, per therm/);
    } finally {
      await showIn("metric");
    }
  });
});

test("an_import_is_remembered_with_what_became_of_it", async () => {
  await withPage(browser, PLAIN, async (page) => {
    // GreenPulse's own export leaves no question open.
    const text = ["greenpulse_meter,field,kind,unit,at_utc,value,span_ms", "cellar,energy_kwh,cumulative,kWh,2026-03-01T00:15:00Z,1000.25,", ""];
    const cellar = { name: "cellar.csv", mimeType: "text/csv", buffer: Buffer.from(text.join("\n")) };
    for (const words of [/1 new/, /already stored/]) {
      await open(page, "/settings/import");
      await page.locator("#file").setInputFiles(cellar);
      await page.getByRole("button", { name: "Upload and preview" }).click();
      await page.getByRole("button", { name: "Import", exact: true }).click();
      await page.getByText("Imported.").waitFor();
      assert.match(await page.locator(".lede").innerText(), words);
    }
    await open(page, "/settings/import");
    const past = page.locator("section", { has: page.getByRole("heading", { name: "Earlier imports" }) });
    assert.match(await past.innerText(), /cellar\.csv\s+.*reading, .*already stored/s);
    await checkPage(page, "imported before", false);
  });
});
