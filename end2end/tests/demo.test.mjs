// The demo: what one sees of it in its first moments, and each of its people, who see what is theirs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { checkPage } from "../checks.mjs";
import { arrived, headline, launch, visit, withPage } from "../browser.mjs";
import { Server } from "../server.mjs";

const NOT_FOUND = /Failed to load resource: the server responded with a status of 404/;
const FORBIDDEN = /Failed to load resource: the server responded with a status of 403/;

// A debug program on a busy machine of two cores.
const WRITTEN_MS = 400_000;

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await Server.start({ demo: true });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const PEOPLE = [
  { who: "household", role: "user", buildings: /^1$/, enters: true, manages: false },
  { who: "organiser", role: "manager", buildings: /^all$/, enters: true, manages: true },
  { who: "campus_manager", role: "manager", buildings: /^\d+$/, enters: true, manages: true },
  { who: "department_head", role: "user", buildings: /^2$/, enters: true, manages: false },
  { who: "visitor", role: "viewer", buildings: /^\d+$/, enters: false, manages: false },
];

test("a_past_that_is_still_being_written_is_told_until_it_is_and_looks_like_no_fault", { timeout: 600_000 }, async () => {
  await withPage(browser, {}, async (page) => {
    const told = page.getByText("The past of these buildings is still being written");
    await visit(page, `${server.url}/`);
    assert.equal(await told.count(), 1);
    for (const path of ["/", "/buildings", "/anomalies", "/costs"]) {
      await visit(page, server.url + path);
      assert.doesNotMatch(await page.locator("main").innerText(), /NaN|undefined|went wrong|does not answer/i, path);
      await checkPage(page, `demo, first moments, ${path}`);
    }
    const until = Date.now() + WRITTEN_MS;
    while ((await told.count()) > 0) {
      assert.ok(Date.now() < until, "the past is written at last");
      await sleep(2_000);
      await visit(page, `${server.url}/`);
    }
  });
});

for (const { who, role, buildings, enters, manages } of PEOPLE) {
  test(`the_demos_${who}_sees_what_is_theirs`, async () => {
    await withPage(browser, {}, async (page, guard) => {
      await visit(page, `${server.url}/settings/people`);
      const form = page.locator(`.status-row:has(input[value="${who}"])`);
      const name = await form.getByRole("heading").innerText();
      await form.getByRole("button").click();
      await page.waitForURL((url) => new URL(url).pathname !== "/settings/people");
      await page.getByText(`In this demo you are: ${name}.`).waitFor();
      await checkPage(page, `demo, ${who}`);
      const me = await (await page.request.get(`${server.url}/api/me`)).json();
      assert.equal(me.role, role);
      const seen = me.building_access === "all" ? "all" : String(me.building_access.length);
      assert.match(seen, buildings);
      const all = (await (await page.request.get(`${server.url}/api/buildings`)).json()).map?.((one) => one.building_id);
      if (all && seen !== "all") {
        assert.deepEqual([...all].sort(), [...me.building_access].sort(), "the API lists what they see");
      }
      assert.equal((await page.locator(".app-tool-add").count()) > 0, enters, "who enters readings is offered it");
      assert.equal(await page.getByRole("link", { name: "People" }).count(), 0);
      await guard.during([NOT_FOUND, FORBIDDEN], async () => {
        await page.goto(`${server.url}/settings/people`);
        assert.match(await headline(page), /You don’t have access/);
        const places = await page.goto(`${server.url}/settings/places`);
        assert.equal(places.status(), manages ? 200 : 403);
      });
      await visit(page, `${server.url}/`);
      await page.getByRole("button", { name: "Stop" }).click();
      await arrived(page, `${server.url}/settings/people`);
      assert.equal((await (await page.request.get(`${server.url}/api/me`)).json()).kind, "machine");
    });
  });
}
