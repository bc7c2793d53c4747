// Makes the pictures of the README's gallery anew, from the demo (`make pictures`). Each stays small enough for a
// repository. GREENPULSE_URL takes them from a server that runs already. Leaves out whether they look right: look at
// them before you commit them.

import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, settled, SIZES } from "./browser.mjs";
import { Server } from "./server.mjs";

const DOCS = join(import.meta.dirname, "..", "docs");
const BYTES_MAX = 150_000;
// The demo writes its past and analyses it, which takes minutes on a busy machine.
const READY_MS = 15 * 60_000;

// A README is narrower than a desktop.
const VIEWPORTS = { desktop: { width: 1100, height: 640 }, phone: SIZES.phone };

const ZONE = "America/New_York";
// Panels and batteries have nothing to show at night.
const YESTERDAY = new Date(Date.now() - 86_400_000).toLocaleDateString("en-CA", { timeZone: ZONE });

// The name of the picture, the page, the part of it that stands at the top, and the look.
const PICTURES = [
  { name: "overview", path: "/", look: ["desktop", "light"] },
  { name: "pictures/home-phone", path: "/", look: ["phone", "dark"] },
  { name: "pictures/energy", path: `/buildings/23?energy=day&on=${YESTERDAY}`, at: "#energy", look: ["desktop", "light"] },
  { name: "pictures/energy-phone", path: "/buildings/23?energy=month", at: "#energy", look: ["phone", "light"] },
  { name: "pictures/history", path: "/buildings/27?by=day", at: "#history", look: ["desktop", "dark"] },
  { name: "pictures/issues", path: "/anomalies", look: ["desktop", "light"] },
  { name: "pictures/costs-phone", path: "/costs", look: ["phone", "light"] },
  { name: "pictures/wall", path: "/wall", look: ["desktop", "dark"] },
];

/** Waits until the demo's past is there and nothing of it is left to analyse. */
async function analysed(server) {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    const jobs = await fetch(`${server.url}/api/analytics/jobs`).then((answer) => answer.json());
    const isOpen = jobs.some(({ state }) => state === "queued" || state === "running");
    if (server.log.includes("the demo's past is written") && jobs.length > 0 && !isOpen) {
      return;
    }
    await sleep(2_000);
  }
  throw new Error(`the demo was not analysed within ${READY_MS} ms:\n${server.log.slice(-2_000)}`);
}

async function picture(browser, server, { name, path, at, look: [size, scheme] }) {
  const context = await browser.newContext({
    viewport: VIEWPORTS[size],
    colorScheme: scheme,
    locale: "en-US",
    timezoneId: ZONE,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(server.url + path);
  await settled(page);
  // That it is a demo is not what the page is about.
  await page.evaluate(() => document.querySelectorAll(".banner").forEach((banner) => banner.remove()));
  if (at) {
    // Just below the bar.
    await page.locator(at).evaluate((heading) => window.scrollBy(0, heading.getBoundingClientRect().top - 84));
  }
  await sleep(1_500);
  const file = join(DOCS, `${name}.png`);
  await page.screenshot({ path: file });
  await context.close();
  const { size: bytes } = await stat(file);
  console.log(`${file}: ${bytes} bytes`);
  if (bytes > BYTES_MAX) {
    throw new Error(`${file} has ${bytes} bytes, more than ${BYTES_MAX}`);
  }
}

await mkdir(join(DOCS, "pictures"), { recursive: true });
const url = process.env.GREENPULSE_URL;
const server = url ? { url } : await Server.start({ demo: true });
const browser = await launch();
try {
  if (!url) {
    await analysed(server);
  }
  for (const one of PICTURES) {
    await picture(browser, server, one);
  }
} finally {
  await browser.close();
  await server.stop?.();
}
