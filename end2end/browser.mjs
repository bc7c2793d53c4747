// Chromium as people have it: desktop and phone, light and dark, with and without JavaScript. Whatever the browser counts
// as an error fails the test, unless the test says beforehand that it brings it about.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";

export const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

const SHOTS = join(import.meta.dirname, "shots");
const EXECUTABLE = process.env.CHROMIUM || "/usr/bin/chromium";
// A debug program on a busy machine of two cores.
const PATIENCE_MS = 20_000;
const LATE_EVENTS_MS = 150;

// What a browser says when a server is gone, and nothing else.
export const OUTAGE = [
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|SOCKET_NOT_CONNECTED)/,
  /WebSocket connection to '.*' failed/,
  /WebSocket Closed: code: 1006|WebSocket connection failed|WebSocket is already in CLOSING or CLOSED state/,
];

/** Every combination of size, scheme and JavaScript. */
export const LOOKS = Object.keys(SIZES).flatMap((size) =>
  ["light", "dark"].flatMap((scheme) => [true, false].map((js) => ({ size, scheme, js }))),
);

export const lookName = ({ size, scheme, js }) => `${size}, ${scheme}, ${js ? "hydrated" : "without JavaScript"}`;

export function launch() {
  return chromium.launch({ executablePath: EXECUTABLE, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}

/** An installed app: a window of its own at an address, with a folder for what it keeps. */
export function launchInstalled(folder, url) {
  const args = ["--no-sandbox", "--disable-dev-shm-usage", `--app=${url}`];
  return chromium.launchPersistentContext(folder, { executablePath: EXECUTABLE, args, locale: "en-GB", viewport: null });
}

/** What went wrong in a context, as far as the test did not bring it about. */
class Guard {
  #problems = [];
  #allowed = [];

  note(problem) {
    if (!this.#allowed.some((pattern) => pattern.test(problem))) {
      this.#problems.push(problem);
    }
  }

  /** Errors of these patterns belong to what `act` does. */
  async during(patterns, act) {
    this.#allowed.push(...patterns);
    try {
      return await act();
    } finally {
      await sleep(LATE_EVENTS_MS);
      this.#allowed = this.#allowed.filter((pattern) => !patterns.includes(pattern));
    }
  }

  check(where) {
    assert.deepEqual(this.#problems, [], `the browser reported errors (${where})`);
  }
}

/** Not failures: what was still loading when the page was left, and programs where they are switched off. */
function isCancelled(request, js) {
  const why = request.failure()?.errorText;
  return why === "net::ERR_ABORTED" || (!js && why === "csp" && request.resourceType() === "script");
}

const sessions = new WeakMap();

/** Switches JavaScript off, or on again: what was not run when the page was loaded is not run then either. */
export async function allowPrograms(page, isAllowed) {
  // Each session has a switch of its own, so it is always the same that turns it. (Playwright's own could not be turned back.)
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send("Emulation.setScriptExecutionDisabled", { value: !isAllowed });
}

function watch(context, guard, js) {
  context.on("console", (message) => {
    if (message.type() === "error") {
      guard.note(`console error at ${message.location().url || "?"}: ${message.text()}`);
    }
  });
  context.on("weberror", (error) => guard.note(`page error: ${error.error().stack ?? error.error()}`));
  context.on("requestfailed", (request) => {
    if (!isCancelled(request, js)) {
      guard.note(`request failed: ${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
    }
  });
  context.on("page", (page) => page.on("crash", () => guard.note("the page crashed")));
}

/** Opens a context of that look with one page, runs `act`, and checks that the browser had nothing to complain about. */
export async function withPage(browser, look, act) {
  const { size = "desktop", scheme = "light", js = true, ...more } = look;
  const isPhone = size === "phone";
  const context = await browser.newContext({
    viewport: SIZES[size],
    colorScheme: scheme,
    hasTouch: isPhone,
    isMobile: isPhone,
    deviceScaleFactor: 1,
    locale: "en-GB",
    timezoneId: "America/Los_Angeles",
    ...more,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const guard = new Guard();
  watch(context, guard, js);
  const page = await context.newPage();
  if (!js) {
    await allowPrograms(page, false);
  }
  try {
    await act(page, guard);
    await sleep(LATE_EVENTS_MS);
    guard.check(lookName({ size, scheme, js }));
  } catch (error) {
    await shot(page, `failed ${Date.now()}`).catch(() => {});
    throw error;
  } finally {
    await context.close();
  }
}

/** Waits until a page is what it will be: hydrated, its charts drawn. */
export async function settled(page, js = true) {
  if (js) {
    await page.locator("html[data-hydrated]").waitFor({ state: "attached" });
    // Charts come to life when somebody reaches for the page.
    await page.mouse.move(3, 3);
    await page.mouse.move(5, 5);
    await page.waitForFunction(() => [...document.querySelectorAll(".chart-frame")].every((one) => "live" in one.dataset));
    // Once painted.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

export async function visit(page, url, js = true, status = 200) {
  const answer = await page.goto(url, { waitUntil: "load" });
  assert.equal(answer.status(), status, `${url} answers ${status}`);
  await settled(page, js);
}

/** Waits until a link that was followed has led to an address of that pattern, and its page is there. */
export async function arrived(page, pattern) {
  await page.waitForURL(pattern);
  await page.locator("html:not([data-visiting])").waitFor({ state: "attached" });
}

/** A picture for a person to look at. */
export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}.png`), fullPage: true });
}

export const headline = (page) => page.locator("h1").innerText();
