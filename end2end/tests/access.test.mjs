// From the first administrator to somebody who sees one building, and who is kept out again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../checks.mjs";
import { arrived, headline, launch, visit, withPage } from "../browser.mjs";
import { fill, publishNow } from "../fill.mjs";
import { Server } from "../server.mjs";

const ADMIN = { name: "ada", password: "copper kettle by the window" };
const GUEST = { name: "bob", password: "seven grey pigeons up there" };
const NOT_FOUND = /Failed to load resource: the server responded with a status of 404/;
const FORBIDDEN = /Failed to load resource: the server responded with a status of 403/;

let browser;
let server;
let paths;
let link;

before(async () => {
  browser = await launch();
  server = await Server.start();
  paths = await fill(browser, server);
  await publishNow(server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const signIn = async (page, { name, password }) => {
  await page.getByLabel("Name or e-mail address", { exact: true }).fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
};

test("the_first_account_is_the_administrators_and_from_then_on_everybody_signs_in", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}/settings/people`);
    assert.match(await headline(page), /Nobody has an account yet/);
    await checkPage(page, "people, before there are any");
    await page.getByRole("button", { name: "Create an administrator" }).click();
    await arrived(page, /\/first-admin\?link=/);
    await page.getByLabel("Name to sign in with").fill(ADMIN.name);
    await page.getByLabel("New password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Create admin and sign in" }).click();
    await arrived(page, `${server.url}/`);
  });
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/`);
    assert.equal(new URL(page.url()).pathname, "/sign-in");
  });
});

test("somebody_is_added_given_one_building_and_a_link", async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/settings/people`);
    await signIn(page, ADMIN);
    await arrived(page, /\/settings\/people$/);
    await page.getByRole("link", { name: "Add a person" }).click();
    await arrived(page, /\/people\/new$/);
    await page.getByLabel("Sign-in name").fill(GUEST.name);
    await page.getByLabel("Full name").fill("Bob of Oak House");
    await page.getByLabel("Oak House").check();
    await checkPage(page, "a new person");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await arrived(page, /\/people\/\d+\?done=made$/);
    await page.getByRole("button", { name: "Create an invitation link" }).click();
    await page.getByText("Copy this link now.").waitFor();
    link = await page.locator(".form-done code").innerText();
    assert.match(link, /\/welcome\?link=[0-9a-f]{64}$/);
    await checkPage(page, "a person with a link");
  });
});

test("who_sees_one_building_has_it_as_home_and_meets_nothing_of_the_others", async () => {
  await withPage(browser, { size: "phone" }, async (page, guard) => {
    await page.goto(`${server.url}${new URL(link).pathname}${new URL(link).search}`);
    await page.getByLabel("New password").fill(GUEST.password);
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await arrived(page, `${server.url}/`);
    assert.match(await headline(page), /^Oak House/);
    assert.doesNotMatch(await page.locator("body").innerText(), /Mill Hall/);
    await checkPage(page, "home of somebody who sees one building");
    assert.equal(await page.locator(".app-tool-add").count(), 0, "a viewer enters no readings");
    await guard.during([NOT_FOUND, FORBIDDEN], async () => {
      await page.goto(`${server.url}${paths["Mill Hall"]}`);
      assert.match(await headline(page), /not found/i);
      await page.goto(`${server.url}/settings/tariffs`);
      assert.match(await headline(page), /You don’t have access to this/);
    });
    await visit(page, `${server.url}/account`);
    assert.match(await page.locator(".lede").first().innerText(), /Viewer\. You see Oak House\./);
    await checkPage(page, "my account");

    // The administrator keeps them out: their live connection ends, and the next step leads to the sign-in page.
    await guard.during([/WebSocket/, /\/api\/me: .*status of 401/], () => withPage(browser, {}, async (other) => {
      await other.goto(`${server.url}/settings/people`);
      await signIn(other, ADMIN);
      await other.getByRole("link", { name: "Bob of Oak House" }).click();
      await arrived(other, /\/people\/\d+$/);
      await other.getByRole("button", { name: "Disable" }).click();
      await arrived(other, /done=disabled$/);
      await visit(other, `${server.url}/settings/audit?who=ada`);
      const log = await other.locator("table").innerText();
      for (const deed of ["disabled a person", "created an invitation link", "added a person", "signed in"]) {
        assert.ok(log.includes(deed), `the log tells: ${deed}`);
      }
      await checkPage(other, "activity log");
      await page.goto(`${server.url}/`);
      assert.equal(new URL(page.url()).pathname, "/sign-in");
    }));
  });
});
