// The form of a tariff and the bill that comes of it: hours are painted by mouse, by finger and by keyboard, saved, and read
// back the same; what last month would have cost stands beside the form while somebody types.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../checks.mjs";
import { fill } from "../fill.mjs";
import { launch, LOOKS, lookName, settled, visit, withPage } from "../browser.mjs";
import { Server } from "../server.mjs";

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await Server.start();
  // Two buildings with nine weeks of electricity.
  await fill(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const cell = (page, days, hour) => page.locator(`.paint-cell[data-field="hour_1_${days}_${hour}"]`);
const levels = (page, days) => page.locator(`.paint-cell[data-field^="hour_1_${days}_"]`).evaluateAll((cells) => cells.map((one) => one.dataset.level).join(""));

/** Drags from the middle of one cell to that of another. */
async function drag(page, from, to) {
  const [a, b] = [await from.boundingBox(), await to.boundingBox()];
  await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
  await page.mouse.up();
}

/** The form with two prices, ready to be painted. */
async function twoPrices(page, name) {
  await visit(page, `${server.url}/settings/tariffs/new`);
  await page.locator("#name").fill(name);
  await page.locator("#effective_from").fill("2026-01-01");
  await page.locator("#level_1").fill("off-peak");
  await page.locator("#price_1").fill("13 ct/kWh");
  await page.getByRole("button", { name: "Add a price" }).click();
  await page.locator("#price_2").waitFor();
  await page.locator("#level_2").fill("peak");
  await page.locator("#price_2").fill("0.29");
}

test("hours_are_painted_by_mouse_and_by_keyboard_and_read_back_the_same", async () => {
  await withPage(browser, { size: "desktop" }, async (page) => {
    await twoPrices(page, "Painted");
    await cell(page, "weekday", 16).scrollIntoViewIfNeeded();
    await drag(page, cell(page, "weekday", 16), cell(page, "weekday", 20));
    const weekday = "111111111111111122222111";
    assert.equal(await levels(page, "weekday"), weekday);
    // A digit sets an hour and goes on to the next; arrows move.
    await cell(page, "weekend", 0).focus();
    for (const key of ["ArrowRight", "ArrowRight", "2", "2", "1", "Shift+ArrowRight"]) {
      await page.keyboard.press(key);
    }
    const weekend = "112211111111111111111111";
    assert.equal(await levels(page, "weekend"), weekend);
    await page.locator("#tariff-preview", { hasText: /\$0\.29\/kWh/ }).waitFor();
    assert.match(await page.locator("#tariff-preview").innerText(), /With these prices that costs \$\d+\.\d\d/);
    await checkPage(page, "tariff form, painted");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "Painted" }).waitFor();
    await page.getByRole("link", { name: "New prices" }).click();
    await page.locator(".paint-cell").first().waitFor();
    assert.equal(await levels(page, "weekday"), weekday);
    assert.equal(await levels(page, "weekend"), weekend);
    assert.equal(await page.locator("#price_1").inputValue(), "0.13");
  });
});

for (const look of LOOKS) {
  test(`the_form_of_a_tariff_and_a_bill_are_whole (${lookName(look)})`, async () => {
    await withPage(browser, look, async (page) => {
      await visit(page, `${server.url}/settings/tariffs/new`, look.js);
      await page.locator("#price_1").fill("€0.13/kWh");
      await page.getByRole("button", { name: "Add a price" }).click();
      await page.locator("#price_2").fill("0.31");
      await page.getByRole("button", { name: "Add a season" }).click();
      await page.locator("#month_1").waitFor();
      await settled(page, look.js);
      await checkPage(page, `tariff form, ${lookName(look)}`, look.js);
      await visit(page, await account(), look.js);
      assert.match(await page.locator("h1").innerText(), /so far/);
      await checkPage(page, `bill, ${lookName(look)}`, look.js);
    });
  });
}

let made;

/** The address of a bill; makes its tariff and account at the first time. */
async function account() {
  const post = async (path, body) => {
    const answer = await fetch(server.url + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    assert.equal(answer.status, 201, await answer.clone().text());
    return answer.json();
  };
  if (!made) {
    const urdb = { energyratestructure: [[{ rate: 0.3 }]], fixedchargefirstmeter: 9.9 };
    await post("/api/tariffs", { site_id: 1, utility: "electricity", name: "Flat", effective_from: "2026-01-01", urdb });
    made = await post("/api/billing-accounts", { site_id: 1, utility: "electricity", name: "Home", tariff_name: "Flat", billing_day: 1 });
  }
  return `${server.url}/settings/accounts/${made.account_id}`;
}

test("a_finger_paints_hours_on_a_phone", async () => {
  await withPage(browser, { size: "phone" }, async (page) => {
    await twoPrices(page, "By finger");
    const [from, to] = [cell(page, "weekday", 6), cell(page, "weekday", 9)];
    await from.scrollIntoViewIfNeeded();
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    assert.ok(a.width >= 24 && a.height >= 44, `a cell of ${a.width} x ${a.height}`);
    const session = await page.context().newCDPSession(page);
    const touch = (type, box) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: box ? [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] : [] });
    await touch("touchStart", a);
    await touch("touchMove", { ...a, x: a.x + 20 });
    await touch("touchMove", b);
    await touch("touchEnd");
    assert.equal(await levels(page, "weekday"), "111111222211111111111111");
  });
});
