// From page to page without loading the document: the bar, the live connection and what was typed stay.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrived, headline, launch, visit, withPage } from "../browser.mjs";
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

/** Marks the document, so that a reload would be seen. */
const mark = (page) => page.evaluate(() => void (globalThis.isSamePage = true));
const isSamePage = (page) => page.evaluate(() => globalThis.isSamePage === true);
const bar = (page, name) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });

test("all_pages_are_reached_from_one_another_in_one_document_and_one_connection", async () => {
  await publishNow(server);
  await withPage(browser, {}, async (page) => {
    const sockets = [];
    page.on("websocket", (socket) => sockets.push(socket.url()));
    await visit(page, `${server.url}/`);
    await page.locator('.live-pill[data-state="live"]').waitFor();
    await mark(page);
    for (const [name, address, title] of [
      ["Buildings", /\/buildings$/, /Buildings/],
      ["Insights", /\/anomalies$/, /GreenPulse$/],
      ["Costs", /\/costs$/, /Costs/],
      ["Reports", /\/reports$/, /Reports/],
      ["Home", /\/$/, /Home/],
    ]) {
      await bar(page, name).click();
      await arrived(page, address);
      assert.match(await page.title(), title);
      assert.equal(await bar(page, name).getAttribute("aria-current"), "page", `${name} is marked`);
      assert.equal(await page.evaluate(() => document.activeElement.id), "main", "the focus is in the new page");
      assert.match(await page.locator("#arrived").textContent(), title);
    }
    await page.locator(".building-list-wide").getByRole("link", { name: "Mill Hall" }).click();
    await arrived(page, /\/buildings\/\d+$/);
    // It follows the present at once, on the connection that is there.
    await publish(server, "mill-main", { power_w: 33_300 });
    await page.locator(".headline-now", { hasText: "33.3" }).waitFor();
    assert.ok(await isSamePage(page), "nothing was loaded anew");
    assert.equal(sockets.length, 1, "one connection for all of them");
  });
});

test("going_back_finds_what_was_typed_and_how_far_one_had_scrolled", async () => {
  await withPage(browser, { size: "phone" }, async (page) => {
    await visit(page, `${server.url}/readings/new`);
    await mark(page);
    await page.getByLabel("Value").fill("1234.5");
    await page.getByLabel("Note").fill("in the cellar");
    await bar(page, "Home").click();
    await arrived(page, /\/$/);
    await page.evaluate(() => scrollTo(0, 600));
    await page.locator(".building-list-wide").getByRole("link", { name: "Mill Hall" }).click();
    await arrived(page, /\/buildings\/\d+$/);
    assert.ok((await page.evaluate(() => scrollY)) < 200, "a new page begins at its top");
    await page.goBack();
    await arrived(page, /\/$/);
    await page.waitForFunction(() => scrollY > 400);
    await page.goBack();
    await arrived(page, /\/readings\/new$/);
    assert.equal(await page.getByLabel("Value").inputValue(), "1234.5");
    assert.equal(await page.getByLabel("Note").inputValue(), "in the cellar");
    await page.goForward();
    await arrived(page, /\/$/);
    assert.match(await page.locator("[data-part=headline]").innerText(), /now/);
    assert.ok(await isSamePage(page));
    // It follows the present again.
    await publish(server, "mill-main", { power_w: 41_700 });
    await page.locator(".building-now", { hasText: "41.7" }).first().waitFor();
  });
});

test("a_form_that_is_sent_answers_in_place_and_a_fault_stands_at_its_field", async () => {
  await withPage(browser, {}, async (page, guard) => {
    await visit(page, `${server.url}${paths["Mill Hall mains"].replace("/meters/", "/settings/meters/")}`);
    await mark(page);
    const name = page.getByLabel("Name", { exact: true });
    const before = await name.inputValue();
    await guard.during([/status of 422/], async () => {
      await name.fill("");
      await page.getByRole("button", { name: "Save" }).first().click();
      await page.locator(".field-error").first().waitFor();
    });
    assert.ok(await isSamePage(page), "the answer took the page's place");
    await page.getByLabel("Name", { exact: true }).fill(before);
    await page.getByRole("button", { name: "Save" }).first().click();
    await page.locator(".form-done").waitFor();
    assert.ok(await isSamePage(page));
  });
});
