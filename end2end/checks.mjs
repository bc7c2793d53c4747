// What every page must be, whatever it shows: one heading that says it, headings in order, as wide as the screen, and
// nothing that axe calls serious.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { allowPrograms, shot } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const GRAVE = ["serious", "critical"];

export async function checkStructure(page, name) {
  const found = await page.evaluate(() => {
    const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isShown);
    const root = document.documentElement;
    const wide = [...document.body.querySelectorAll("*")].filter((one) => isShown(one) && one.getBoundingClientRect().right > root.clientWidth + 0.5);
    return {
      headings: headings.map((one) => ({ level: Number(one.tagName[1]), text: one.textContent.trim() })),
      overflow: root.scrollWidth - root.clientWidth,
      wide: wide.slice(-3).map((one) => one.outerHTML.slice(0, 160)),
      title: document.title,
    };
  });
  const first = found.headings.filter((one) => one.level === 1);
  assert.equal(first.length, 1, `${name}: exactly one h1, not ${JSON.stringify(first)}`);
  assert.notEqual(first[0].text, "", `${name}: the h1 says something`);
  assert.equal(found.headings[0].level, 1, `${name}: the h1 is the first heading`);
  found.headings.reduce((before, one) => {
    assert.ok(one.level <= before.level + 1, `${name}: after “${before.text}” (h${before.level}) comes “${one.text}” (h${one.level})`);
    return one;
  });
  assert.match(found.title, /GreenPulse$/, `${name}: a title`);
  assert.ok(found.overflow <= 0, `${name}: ${found.overflow} px wider than the screen: ${found.wide.join(" | ")}`);
}

export async function checkAccess(page, name, js = true) {
  // axe waits by timers, which stand still where JavaScript is off.
  await allowPrograms(page, true);
  await page.evaluate(AXE);
  const results = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  await allowPrograms(page, js);
  const grave = results.violations.filter((one) => GRAVE.includes(one.impact));
  const words = grave.flatMap((one) => one.nodes.map((node) => `${one.id} (${one.impact}): ${node.html}\n  ${node.failureSummary}`));
  assert.equal(words.length, 0, `${name}: axe finds\n${words.join("\n")}`);
}

export async function checkPage(page, name, js = true) {
  await shot(page, name);
  await checkStructure(page, name);
  await checkAccess(page, name, js);
}
