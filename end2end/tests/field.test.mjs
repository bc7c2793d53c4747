// Away from the desk: the monthly round with its photos, charts as files, the screen on a wall, paper.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { checkPage } from "../checks.mjs";
import { arrived, launch, settled, visit, withPage } from "../browser.mjs";
import { fill, publishNow } from "../fill.mjs";
import { publish } from "../mqtt.mjs";
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

const REFUSED = /status of 422/;
const DAY_MS = 86_400_000;

/** A PNG of one grey dot. */
const PHOTO = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");

/** A meter that spoke until a month ago, and has been read by hand since. It uses 3 kWh a day. */
async function readByHand(page, key) {
  const at = (days) => new Date(Date.now() - days * DAY_MS).toISOString();
  await publish(server, key, [
    { at: at(60), energy_kwh: 100 },
    { at: at(30), energy_kwh: 190 },
  ]);
  await visit(page, `${server.url}/readings/new`);
  const option = page.getByLabel("Meter", { exact: true }).locator("option", { hasText: key });
  await page.getByLabel("Meter", { exact: true }).selectOption(await option.getAttribute("value"));
  await page.getByLabel("Value").fill("271");
  await page.getByLabel("Date").first().fill(at(3).slice(0, 10));
  await page.getByRole("button", { name: "Save reading" }).click();
  await arrived(page, /\/meters\/\d+/);
}

for (const js of [true, false]) {
  const how = js ? "hydrated" : "without_javascript";

  test(`what_is_right_of_a_round_is_saved_and_what_is_wrong_stays_in_the_form_${how}`, async () => {
    const [cellar, garage] = [`cellar-${js}`, `garage-${js}`];
    await withPage(browser, {}, async (page) => {
      await readByHand(page, cellar);
      await readByHand(page, garage);
    });
    await withPage(browser, { size: js ? "phone" : "desktop", js }, async (page, guard) => {
      await visit(page, `${server.url}/readings/round`, js);
      const row = (key) => page.getByRole("group", { name: key, exact: true });
      assert.match(await row(cellar).innerText(), /Last: 271\.00\skWh on/);
      await row(cellar).getByRole("textbox").fill("280.5");
      await row(cellar).locator("input[type=file]").setInputFiles({ name: "meter.png", mimeType: "image/png", buffer: PHOTO });
      await row(garage).getByRole("textbox").fill("17");
      if (js) {
        await row(garage).getByText("This is lower than the last reading.").waitFor();
      }
      const save = () => page.getByRole("button", { name: "Save readings" }).click();
      await guard.during([REFUSED], async () => {
        await save();
        await page.getByRole("alert").getByText("One reading is saved. One needs another look.").waitFor();
        await settled(page, js);
      });
      assert.match(await row(cellar).innerText(), /Saved: 280\.5\skWh/);
      assert.equal(await row(garage).getByRole("textbox").inputValue(), "17", "what was typed is kept");
      await checkPage(page, `a round, half saved, ${how}`, js);
      await row(garage).getByRole("textbox").fill("9000");
      await guard.during([REFUSED], async () => {
        await save();
        await row(garage).locator(".field-error", { hasText: "far more than usual" }).waitFor();
        await settled(page, js);
      });
      await row(garage).getByLabel("It is right").check();
      await save();
      await page.getByRole("status").getByText("One reading saved.").waitFor();
      // The photo stands beside its reading.
      const meters = await (await fetch(`${server.url}/api/meters`)).json();
      const { meter_id: id } = meters.find((one) => one.meter === cellar);
      await visit(page, `${server.url}/meters/${id}`, js);
      const href = await page.getByRole("link", { name: "Photo" }).getAttribute("href");
      const photo = await fetch(server.url + href);
      assert.equal(photo.headers.get("content-type"), "image/png");
      assert.deepEqual(Buffer.from(await photo.arrayBuffer()), PHOTO);
    });
  });
}

test("a_chart_is_saved_as_a_table_and_as_a_picture", async () => {
  await publishNow(server);
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}${paths["Mill Hall"]}`);
    const saved = async (format) => {
      const coming = page.waitForEvent("download");
      await page.locator(".chart-files").first().getByRole("button", { name: format }).click();
      const download = await coming;
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const csv = await saved("CSV");
    assert.match(csv.name, /^mill-hall-[a-z0-9-]+-\d{4}-\d\d-\d\d\.csv$/);
    const [head, ...rows] = csv.bytes.toString("utf8").replace("\ufeff", "").trimEnd().split("\r\n");
    assert.match(head, /^[A-Za-z_/]+,.*\(.+\)/);
    assert.ok(rows.length > 5, `${rows.length} rows`);
    for (const row of rows) {
      assert.match(row, /^\d{4}-\d\d-\d\dT\d\d:\d\d,/);
    }
    assert.ok(rows.some((row) => /,\d+(\.\d+)?(,|$)/.test(row)), "there are figures");
    const png = await saved("PNG");
    assert.match(png.name, /^mill-hall-.*\.png$/);
    assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
    const width = png.bytes.readUInt32BE(16);
    assert.ok(width > 1_000 && png.bytes.length > 5_000, `${width} px, ${png.bytes.length} bytes`);
  });
});

for (const viewport of [{ width: 1920, height: 1080 }, { width: 1280, height: 800 }, { width: 390, height: 844 }]) {
  test(`the_screen_on_a_wall_fills_${viewport.width}_by_${viewport.height}_without_scrolling`, async () => {
    await publishNow(server);
    await withPage(browser, { viewport }, async (page) => {
      await visit(page, `${server.url}/wall`);
      await checkPage(page, `wall ${viewport.width}`);
      const room = await page.evaluate(() => {
        const root = document.documentElement;
        const cut = [...document.querySelectorAll(".wall-hero, .wall-chart, .building-row")].filter((one) => one.getBoundingClientRect().bottom > innerHeight + 1);
        return { scrolls: root.scrollHeight - root.clientHeight, cut: cut.map((one) => one.className) };
      });
      assert.ok(room.scrolls <= 0, `it would scroll by ${room.scrolls} px`);
      assert.deepEqual(room.cut, []);
      assert.equal(await page.locator(".app-nav").count(), 0);
      await page.locator('.live-pill[data-state="live"]').waitFor();
    });
  });
}

test("on_paper_there_is_no_way_on_and_the_dates_stay", async () => {
  await withPage(browser, { scheme: "dark" }, async (page) => {
    await visit(page, `${server.url}${paths["Mill Hall"]}`);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const gone of [".app-nav", ".app-footer", ".segmented", ".range-step", ".chart-files", ".button"]) {
      for (const one of await page.locator(gone).all()) {
        assert.ok(await one.isHidden(), `${gone} is not printed`);
      }
    }
    assert.ok(await page.locator(".range-now").first().isVisible(), "the dates of the range are");
    assert.ok(await page.locator(".chart-svg").first().isVisible(), "and the charts");
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), "rgb(255, 255, 255)");
  });
});
