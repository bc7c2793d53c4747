// The main job: a meter publishes, a person sees it, and the page says truthfully how it stands towards the present.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { headline, launch, OUTAGE, shot, visit, withPage } from "../browser.mjs";
import { fill, publishNow } from "../fill.mjs";
import { publish, typeInShell } from "../mqtt.mjs";
import { Server } from "../server.mjs";

// What people are promised is a second (printed); what fails is a page that misses the reading, not a busy machine.
const SHOWS_WITHIN_MS = 5_000;
const RECONNECTS_WITHIN_MS = 40_000;

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

const pill = (page) => page.locator(".live-pill");
const isLive = (page) => page.locator('.live-pill[data-state="live"]').waitFor();

/** Marks the page, so that a reload would be seen. */
const mark = (page) => page.evaluate(() => void (globalThis.isSamePage = true));
const isSamePage = (page) => page.evaluate(() => globalThis.isSamePage === true);

/** When `text` first stands in an element that `selector` finds, by the page's own clock. */
function watchFor(page, selector, text) {
  return page.evaluate(
    ([css, words, patience]) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if ([...document.querySelectorAll(css)].some((one) => one.textContent.replaceAll("\u00a0", " ").includes(words))) {
            observer.disconnect();
            resolve(Date.now());
          }
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        setTimeout(() => reject(new Error(`“${words}” did not come within ${patience} ms`)), patience);
        look();
      }),
    [selector, text, SHOWS_WITHIN_MS],
  );
}

test("a_reading_published_shows_in_the_open_page_within_a_second_without_a_reload", async (t) => {
  const places = [
    { name: "overview", path: "/", watts: 21_300, selector: ".headline-now", text: "22.2 kW" },
    { name: "overview, the buildings", path: "/", watts: 23_400, selector: ".building-now", text: "23.4 kW" },
    { name: "building", path: paths["Mill Hall"], watts: 25_600, selector: ".headline-now", text: "25.6 kW" },
    { name: "meter", path: paths["Mill Hall mains"], watts: 27_800, selector: ".figure-number", text: "27.8 kW" },
  ];
  await publishNow(server);
  for (const { name, path, watts, selector, text } of places) {
    await withPage(browser, {}, async (page) => {
      await visit(page, server.url + path);
      await isLive(page);
      await mark(page);
      const shown = watchFor(page, selector, text);
      const began = Date.now();
      await publish(server, "mill-main", { power_w: watts });
      const ms = (await shown) - began;
      assert.ok(ms <= SHOWS_WITHIN_MS && (await isSamePage(page)));
      t.diagnostic(`${name}: ${ms} ms from the start of mosquitto_pub to the change of the page`);
    });
  }
});

test("the_pill_says_live_then_reconnecting_then_live_again_with_fresh_values_and_no_reload", async (t) => {
  await publishNow(server);
  await withPage(browser, {}, async (page, guard) => {
    await visit(page, `${server.url}/`);
    await isLive(page);
    assert.equal(await pill(page).innerText(), "Live");
    await mark(page);
    await guard.during(OUTAGE, async () => {
      await server.kill();
      await page.locator('.live-pill[data-state="reconnecting"]').waitFor();
      assert.equal(await pill(page).innerText(), "Reconnecting");
      await server.again();
      const began = Date.now();
      await page.locator('.live-pill[data-state="live"]').waitFor({ timeout: RECONNECTS_WITHIN_MS });
      t.diagnostic(`live again ${Date.now() - began} ms after the server was ready`);
    });
    const shown = watchFor(page, ".headline-now", "31.3 kW");
    await publish(server, "mill-main", { power_w: 30_400 });
    await shown;
    assert.ok(await isSamePage(page), "the page was not reloaded");
  });
});

test("an_empty_overview_says_what_to_type_and_typing_it_changes_the_open_page", async (t) => {
  const empty = await Server.start();
  try {
    await withPage(browser, { size: "phone" }, async (page) => {
      await visit(page, `${empty.url}/`);
      assert.match(await headline(page), /No readings yet/);
      await shot(page, "first start");
      await mark(page);
      await page.locator("#step-connect > details > summary").click();
      const line = await page.locator("#first-line").innerText();
      assert.match(line, /^mosquitto_pub /);
      const began = Date.now();
      await typeInShell(line);
      await page.waitForFunction(() => !/No readings yet/.test(document.querySelector("h1").textContent));
      t.diagnostic(`the page changed ${Date.now() - began} ms after the line was typed`);
      // What there is to do next: the meter waits for a name.
      await page.locator("#step-building .new-meter").waitFor({ state: "attached" });
      assert.ok(await isSamePage(page), "the page was not reloaded");
      await shot(page, "first reading");
    });
  } finally {
    await empty.stop();
  }
});
