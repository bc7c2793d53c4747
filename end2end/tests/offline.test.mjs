// Installed on a phone: the app opens without a network, with what it last knew, and says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../checks.mjs";
import { headline, launch, OUTAGE, settled, visit, withPage } from "../browser.mjs";
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
      assert.equal(await headline(page), known, "what it last knew");
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
