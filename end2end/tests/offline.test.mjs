// Installed on a phone: the app opens without a network, with what it last knew, and says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { checkPage } from "../checks.mjs";
import { arrived, headline, launch, OUTAGE, settled, visit, withPage } from "../browser.mjs";
import { fill, METERS, publishNow } from "../fill.mjs";
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

const hasWorker = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");

/** Waits until the worker keeps that page and all that it loads. */
const isKept = (page, path) =>
  page.waitForFunction(async (wanted) => {
    const stored = await caches.match(location.origin + wanted);
    if (!stored) {
      return false;
    }
    const files = (await stored.text()).match(/\/assets\/[\w.-]+\.(css|js|wasm)/g) ?? [];
    const found = await Promise.all(files.map((file) => caches.match(file)));
    return files.length > 0 && found.every(Boolean);
  }, path);

test("a_page_visited_opens_offline_with_a_banner_and_its_time_and_lives_again_when_the_server_is_back", async () => {
  await publishNow(server);
  await withPage(browser, { size: "phone" }, async (page, guard) => {
    await visit(page, `${server.url}/`);
    await hasWorker(page);
    await isKept(page, "/");
    const known = await headline(page);
    await guard.during([...OUTAGE, /GreenPulse offline/], async () => {
      await server.kill();
      await page.reload();
      const banner = page.locator("#offline-banner");
      await banner.waitFor();
      assert.match(await banner.innerText(), /GreenPulse is not responding\. You see the data from \d\d:\d\d\./);
      const told = await page.locator("#offline-time").getAttribute("datetime");
      assert.ok(Math.abs(Date.now() - Date.parse(told)) < 600_000, `${told} is when the page was made`);
      assert.doesNotMatch(await headline(page), /\bnow\b/, "what it last knew is not now");
      assert.equal((await headline(page)).replace(/(at|by) \d\d:\d\d/, (_, word) => (word === "by" ? "by now" : "now")), known, "what it last knew");
      await settled(page);
      await checkPage(page, "offline, a page that was visited");

      await page.goto(`${server.url}${paths["Mill Hall"]}`);
      assert.equal(await headline(page), "GreenPulse is not responding.");
      await checkPage(page, "offline, a page that was not visited");

      await server.again();
      await page.getByRole("link", { name: "Try again" }).click();
      await page.getByRole("heading", { level: 1, name: /^Mill Hall/ }).waitFor();
    });
    await publishNow(server);
    await visit(page, `${server.url}/`);
    await page.locator('.live-pill[data-state="live"]').waitFor();
    assert.ok(await page.locator("#offline-banner").isHidden());
  });
});

test("a_page_that_was_reached_by_a_link_opens_offline_and_links_lead_to_what_was_opened", async () => {
  await publishNow(server);
  await withPage(browser, {}, async (page, guard) => {
    const asked = [];
    await visit(page, `${server.url}/`);
    await hasWorker(page);
    await isKept(page, "/");
    const hall = paths["Mill Hall"];
    page.context().on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.locator(".building-list-short").getByRole("link", { name: "Mill Hall" }).click();
    await arrived(page, new RegExp(`${hall}$`));
    await isKept(page, hall);
    await page.getByRole("link", { name: "Insights" }).first().click();
    await arrived(page, /\/anomalies$/);
    await isKept(page, "/anomalies");
    assert.ok(asked.filter((path) => path === hall).length <= 2, `each page is fetched once, by the page and by its worker: ${asked}`);
    await guard.during([...OUTAGE, /GreenPulse offline/], async () => {
      await server.kill();
      await page.reload();
      await page.locator("#offline-banner").waitFor();
      assert.match(page.url(), /\/anomalies$/);
      await page.getByRole("link", { name: "Home" }).first().click();
      await arrived(page, `${server.url}/`);
      await page.locator("#offline-banner").waitFor();
      assert.doesNotMatch(await headline(page), /\bnow\b/);
      await page.locator(".building-list-short").getByRole("link", { name: "Mill Hall" }).click();
      await arrived(page, new RegExp(`${hall}$`));
      assert.match(await headline(page), /^Mill Hall/);
      await server.again();
    });
  });
});

/** The form of a single reading, for that meter: what it shows, and saves it. */
async function typeReading(page, meter, value) {
  const option = page.getByLabel("Meter", { exact: true }).locator("option", { hasText: meter }).first();
  await page.getByLabel("Meter", { exact: true }).selectOption(await option.getAttribute("value"));
  await page.getByLabel("Value").fill(value);
  await page.getByRole("button", { name: "Save reading" }).click();
}

test("a_reading_typed_without_a_server_waits_on_the_device_and_is_sent_once_there_is_one", async () => {
  const meter = METERS.find((one) => one.key === "mill-water").name;
  // The meter published on the hour, so a reading that is typed in this very minute would contradict it.
  while (new Date().getUTCMinutes() === 0) {
    await sleep(1_000);
  }
  await withPage(browser, { size: "phone" }, async (page, guard) => {
    await visit(page, `${server.url}/readings/new`);
    await hasWorker(page);
    await isKept(page, "/readings/new");
    const waiting = page.locator("#waiting li");
    const refused = page.locator("#waiting li", { hasText: "Not accepted" });
    // What waits may be sent as soon as the server is back, before the page is opened again.
    await guard.during([...OUTAGE, /GreenPulse offline/, /status of 422/], async () => {
      await server.kill();
      await page.reload();
      await page.locator("#offline-banner").waitFor();
      await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
      await typeReading(page, meter, "123456.5");
      await page.getByText("Saved on this device. It will be sent when you are connected.").waitFor();
      await typeReading(page, meter, "7");
      await waiting.nth(1).waitFor();
      assert.match(await waiting.first().innerText(), /Mill Hall water[^]*123456\.5/);
      await checkPage(page, "readings that wait on this device");
      // They outlive the page.
      await page.reload();
      await waiting.nth(1).waitFor();
      await server.again();
      await visit(page, `${server.url}/readings/new`);
      await refused.first().waitFor();
    });
    assert.equal(await waiting.count(), 1, `one was sent, one was refused: ${await page.locator("#waiting").innerText()}`);
    assert.match(await refused.innerText(), /\b7\b[^]*(already|lower)/);
    // It is corrected in the form, and leaves the list once it is saved.
    await refused.getByRole("button", { name: "Correct" }).click();
    assert.equal(await page.getByLabel("Value").inputValue(), "7");
    await page.getByLabel("Value").fill("123456.5");
    await page.getByRole("button", { name: "Save reading" }).click();
    await arrived(page, /\/meters\/\d+/);
    assert.equal(await page.locator("td", { hasText: /^123,456\.50\sm³$/ }).count(), 1, "stored once");
    assert.equal(await page.evaluate(() => greenpulseQueue.list().then((entries) => entries.length)), 0);
  });
});

test("the_app_can_be_installed", async () => {
  await withPage(browser, { size: "phone" }, async (page) => {
    await visit(page, `${server.url}/`);
    await hasWorker(page);
    const protocol = await page.context().newCDPSession(page);
    const { data, errors } = await protocol.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(manifest.name, "GreenPulse");
    assert.equal(manifest.display, "standalone");
    assert.equal(manifest.start_url, "/");
    for (const [sizes, purpose] of [["192x192", "any"], ["512x512", "any"], ["512x512", "maskable"]]) {
      assert.ok(manifest.icons.some((icon) => icon.sizes === sizes && icon.purpose === purpose), `an icon of ${sizes}, ${purpose}`);
    }
    const sources = [...manifest.icons, ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons)].map((icon) => icon.src);
    const drawn = await page.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const image = new Image();
            image.src = address;
            await image.decode();
            return [address, image.naturalWidth];
          }),
        ),
      [...new Set([...sources, "/apple-touch-icon.png", "/favicon.ico"])],
    );
    for (const [address, width] of drawn) {
      assert.ok(width > 0, `${address} is a picture`);
    }
    const { installabilityErrors } = await protocol.send("Page.getInstallabilityErrors");
    // Of this window, not of the app: what Playwright opens is a private window.
    assert.deepEqual(installabilityErrors.map((error) => error.errorId).filter((id) => id !== "in-incognito"), []);
  });
});
