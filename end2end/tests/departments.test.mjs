// A department from its form to its figures; one's own password; looking through another's eyes; and what of it stands in
// the activity log.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, createAdmin, enter } from "../admin.mjs";
import { checkPage } from "../checks.mjs";
import { arrived, headline, launch, visit, withPage } from "../browser.mjs";
import { fill } from "../fill.mjs";
import { Server } from "../server.mjs";

const NEW_PASSWORD = "a lantern under the bridge";
const UNPROCESSABLE = /Failed to load resource: the server responded with a status of 422/;

let browser;
let server;

before(async () => {
  browser = await launch();
  server = await Server.start();
  await fill(browser, server);
  await createAdmin(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test("a_department_is_made_changed_shown_and_removed", async () => {
  await withPage(browser, {}, async (page, guard) => {
    await enter(page, server);
    await visit(page, `${server.url}/departments`);
    assert.equal(await headline(page), "There are no departments yet.");
    await page.getByRole("link", { name: "Add a department" }).click();
    await arrived(page, `${server.url}/departments/new`);
    await checkPage(page, "a new department");
    await page.getByLabel("Name", { exact: true }).fill("Physics");
    await page.getByLabel("Budget for a year").fill("plenty");
    await page.getByLabel("Mill Hall").check();
    await guard.during([UNPROCESSABLE], async () => {
      await page.getByRole("button", { name: "Save" }).click();
      await page.locator("#yearly_budget-error").waitFor();
    });
    assert.ok(await page.getByLabel("Mill Hall").isChecked(), "what was ticked stays ticked");
    await page.getByLabel("Budget for a year").fill("12000");
    await page.getByLabel("Head", { exact: true }).fill("Grace");
    await page.getByRole("button", { name: "Save" }).click();
    await arrived(page, /\/departments\/\d+\?done=saved$/);
    await checkPage(page, "a department");
    assert.match(await page.locator("#people ~ p, section:has(#people) p").first().innerText(), /Led by Grace/);
    await page.getByRole("link", { name: "Mill Hall" }).waitFor();
    await page.getByRole("link", { name: "Change" }).click();
    await arrived(page, /\/edit$/);
    await page.getByLabel("Name", { exact: true }).fill("Physics and Astronomy");
    await page.getByRole("button", { name: "Save" }).click();
    await arrived(page, /\?done=saved$/);
    await visit(page, `${server.url}/buildings`);
    await checkPage(page, "buildings, with a department");
    await page.getByRole("link", { name: "Physics and Astronomy" }).click();
    await arrived(page, /\/departments\/\d+$/);
    await page.getByRole("button", { name: "Remove" }).click();
    await arrived(page, /\/departments\?done=removed$/);
    await visit(page, `${server.url}/settings/audit?thing=Physics`);
    for (const deed of ["added a department", "changed a department", "removed a department"]) {
      await page.getByRole("cell", { name: deed }).waitFor();
    }
  });
});

test("what_somebody_changes_is_in_the_log_and_the_log_can_be_taken_out", async () => {
  await withPage(browser, {}, async (page) => {
    await enter(page, server);
    await visit(page, `${server.url}/settings/places`);
    await page.getByRole("link", { name: "Oak House" }).click();
    await arrived(page, /\/settings\/buildings\/\d+$/);
    await page.getByLabel("Name", { exact: true }).fill("=Oak House");
    await page.getByRole("button", { name: "Save" }).click();
    await arrived(page, /done=saved/);
    await page.getByRole("link", { name: "Who sees it" }).click();
    await arrived(page, /\/people$/);
    await checkPage(page, "who sees a building");
    assert.equal(await headline(page), "One person sees =Oak House.");
    await visit(page, `${server.url}/settings/audit?thing=Oak`);
    await page.getByRole("cell", { name: "building: changed" }).waitFor();
    await page.getByText("name: Oak House → =Oak House").waitFor();
    await checkPage(page, "the activity log");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as CSV" }).click()]);
    const text = await (await import("node:fs/promises")).readFile(await file.path(), "utf8");
    assert.match(text, /"building\.changed","building","\d+","'=Oak House"/);
    await visit(page, `${server.url}/settings/audit`);
    await page.getByRole("cell", { name: "saved the activity log as a file" }).first().waitFor();
  });
});

test("an_admin_looks_through_anothers_eyes_and_stops", async () => {
  await withPage(browser, {}, async (page) => {
    await enter(page, server);
    await visit(page, `${server.url}/settings/people/new`);
    await page.getByLabel("Sign-in name").fill("ben");
    await page.getByLabel("Mill Hall").check();
    await page.getByRole("button", { name: "Add" }).click();
    await arrived(page, /\/settings\/people\/\d+\?done=made$/);
    await page.getByRole("button", { name: "See as this person" }).click();
    await arrived(page, (url) => new URL(url).pathname !== "/settings/people");
    await page.getByText("You see this as ben does.").waitFor();
    assert.equal(await page.getByRole("link", { name: "Settings" }).count(), 0);
    await checkPage(page, "seen as somebody else");
    await page.getByRole("button", { name: "Stop" }).click();
    await arrived(page, `${server.url}/settings/people`);
  });
});

test("one_changes_ones_password_with_the_one_of_now", async () => {
  await withPage(browser, {}, async (page, guard) => {
    await enter(page, server);
    await visit(page, `${server.url}/account`);
    await page.getByRole("link", { name: "Change password" }).click();
    await page.waitForURL(`${server.url}/account/password`);
    await checkPage(page, "change a password");
    await guard.during([UNPROCESSABLE], async () => {
      await page.getByLabel("Current password").fill("not the one");
      await page.getByLabel("New password").fill(NEW_PASSWORD);
      await page.getByRole("button", { name: "Change password" }).click();
      await page.getByRole("alert").waitFor();
    });
    await page.getByLabel("Current password").fill(ADMIN.password);
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Change password" }).click();
    await arrived(page, `${server.url}/account?done=password`);
  });
  await withPage(browser, {}, (page) => enter(page, server, { ...ADMIN, password: NEW_PASSWORD }));
});
