// Where somebody is signed in: two browsers, of which one ends the other, and then both. And signing in by the e-mail
// address, what one wants to be told of, and finding one person among many.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, createAdmin, enter } from "../admin.mjs";
import { checkPage } from "../checks.mjs";
import { arrived, headline, launch, visit, withPage } from "../browser.mjs";
import { fill } from "../fill.mjs";
import { Server } from "../server.mjs";

// A live connection of a session that ended is closed within this time, as promised.
const CLOSED_MS = 5_000;
const ENDED = [/WebSocket/, /status of 40[13]/];
const UNPROCESSABLE = /Failed to load resource: the server responded with a status of 422/;
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

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

const rows = (page) => page.locator("section:has(#sessions) .status-row");

/** Waits until a page that was live shows that it is signed out. */
async function toldAtOnce(page) {
  const since = Date.now();
  await page.locator('.live-pill[data-state="signed-out"]').waitFor();
  assert.ok(Date.now() - since < CLOSED_MS, "the page was told within five seconds");
  assert.match(await page.locator(".live-pill").innerText(), /Signed out/);
}

test("one_browser_ends_the_other_whose_live_page_says_so_and_whose_next_step_leads_to_sign_in", async () => {
  await withPage(browser, { userAgent: FIREFOX }, async (desk, guard) => {
    await enter(desk, server);
    await visit(desk, `${server.url}/`);
    await desk.locator('.live-pill[data-state="live"]').waitFor();
    await withPage(browser, { size: "phone" }, async (phone) => {
      await enter(phone, server);
      await visit(phone, `${server.url}/account`);
      const other = rows(phone).filter({ hasText: "Firefox" });
      assert.match(await other.innerText(), /Firefox on Linux/);
      assert.match(await other.innerText(), /Signed in .+, last used .+/);
      await checkPage(phone, "my account, signed in twice");
      await guard.during(ENDED, async () => {
        await other.getByRole("button", { name: "Sign out" }).click();
        await arrived(phone, /\/account\?done=ended$/);
        assert.equal(await rows(phone).filter({ hasText: "Firefox" }).count(), 0);
        await toldAtOnce(desk);
        await checkPage(desk, "home, signed out elsewhere");
        await desk.getByRole("link", { name: "Buildings" }).first().click();
        await desk.waitForURL(/\/sign-in\?next=/);
      });
      // The one that ended it goes on.
      await visit(phone, `${server.url}/account`);
    });
  });
});

test("sign_out_everywhere_ends_all", async () => {
  await withPage(browser, { userAgent: FIREFOX }, async (desk, guard) => {
    await enter(desk, server);
    await visit(desk, `${server.url}/`);
    await desk.locator('.live-pill[data-state="live"]').waitFor();
    await withPage(browser, {}, async (own, ownGuard) => {
      await enter(own, server);
      await visit(own, `${server.url}/account`);
      await guard.during(ENDED, () => ownGuard.during(ENDED, async () => {
        await own.getByRole("button", { name: "Sign out everywhere" }).click();
        await own.waitForURL(/\/sign-in/);
        await toldAtOnce(desk);
        await desk.goto(`${server.url}/buildings`);
        assert.equal(new URL(desk.url()).pathname, "/sign-in");
      }));
    });
  });
});

test("the_cookies_come_along_from_other_sites_and_no_program_reads_them", async () => {
  await withPage(browser, {}, async (page) => {
    await enter(page, server);
    const own = (await page.context().cookies()).filter((cookie) => /session|mark|browser/.test(cookie.name));
    assert.ok(own.some((cookie) => cookie.name === "greenpulse_session"), JSON.stringify(own));
    for (const cookie of own) {
      assert.deepEqual([cookie.sameSite, cookie.httpOnly, cookie.path], ["Lax", true, "/"], cookie.name);
    }
  });
});

test("one_signs_in_by_the_e_mail_address_unless_two_have_it", async () => {
  await withPage(browser, { js: false }, async (page, guard) => {
    await enter(page, server);
    const own = page.request;
    const people = await (await own.get(`${server.url}/api/users`)).json();
    const { id } = people.users?.[0] ?? people[0] ?? people.items[0];
    const got = await own.get(`${server.url}/api/users/${id}`);
    const headers = { "if-match": got.headers().etag, origin: server.url };
    const changed = await own.patch(`${server.url}/api/users/${id}`, { data: { email: "Ada@example.org" }, headers });
    assert.equal(changed.status(), 200, await changed.text());
    await page.context().clearCookies();
    await enter(page, server, { ...ADMIN, name: " ADA@example.org " });
    const twin = await own.post(`${server.url}/api/users`, { data: { login: "twin", email: "ada@example.org" }, headers: { origin: server.url } });
    assert.equal(twin.status(), 201, await twin.text());
    await page.context().clearCookies();
    await guard.during([UNPROCESSABLE], async () => {
      await page.goto(`${server.url}/sign-in`);
      await page.getByLabel("Name or e-mail address", { exact: true }).fill("ada@example.org");
      await page.getByLabel("Password").fill(ADMIN.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText(/do not match/).waitFor();
    });
    await enter(page, server);
  });
});

test("what_one_wants_to_be_told_of_is_kept", async () => {
  await withPage(browser, {}, async (page, guard) => {
    await enter(page, server);
    await visit(page, `${server.url}/account`);
    const form = page.locator("section:has(#told)");
    await form.getByLabel("Targets", { exact: true }).uncheck();
    await form.getByLabel("How").selectOption({ label: "On the pages only" });
    await form.getByLabel("Quiet from").fill("22:00");
    await guard.during([UNPROCESSABLE], async () => {
      await form.getByRole("button", { name: "Save" }).click();
      await page.locator("#quiet_to-error").waitFor();
      await checkPage(page, "my account, half of quiet hours");
    });
    assert.ok(!(await form.getByLabel("Targets", { exact: true }).isChecked()), "what was chosen stays");
    await form.getByLabel("Quiet until").fill("06:30");
    await form.getByRole("button", { name: "Save" }).click();
    await arrived(page, /\/account\?done=told$/);
    const me = await (await page.request.get(`${server.url}/api/me`)).json();
    assert.deepEqual(me.notification_preferences, {
      email: false,
      push: false,
      issues: true,
      targets: false,
      reports: true,
      quiet_hours: { from: "22:00", to: "06:30" },
    });
    await visit(page, `${server.url}/settings/audit?who=ada`);
    await page.getByText(/notifications: .*quiet hours/).first().waitFor();
  });
});

for (const js of [true, false]) {
  test(`among_five_hundred_one_is_found (${js ? "hydrated" : "without JavaScript"})`, { timeout: 300_000 }, async () => {
    await withPage(browser, { js }, async (page) => {
      await enter(page, server);
      const add = (path, data) => page.request.post(server.url + path, { data, headers: { origin: server.url } });
      const department = await add("/api/departments", { name: "Chemistry" });
      if (department.status() === 201) {
        const { id } = await department.json();
        for (let number = 1; number <= 500; number += 1) {
          const more = number === 77 ? { department_id: id } : {};
          const answer = await add("/api/users", { login: `n${number}`, name: `Reader ${number}`, email: `r${number}@example.org`, ...more });
          assert.equal(answer.status(), 201, await answer.text());
        }
      }
      await visit(page, `${server.url}/settings/people`, js);
      const list = page.locator(".link-list a");
      const names = (await list.allInnerTexts()).filter((name) => name.startsWith("Reader "));
      assert.deepEqual(names, Array.from({ length: 500 }, (_, at) => `Reader ${at + 1}`), "as people count");
      for (const [text, wanted] of [["reader 250", "Reader 250"], ["R321@Example", "Reader 321"], ["chemistry", "Reader 77"]]) {
        await page.getByLabel("Find by name, e-mail or department").fill(text);
        await page.getByRole("button", { name: "Find", exact: true }).click();
        await arrived(page, /\/settings\/people\?q=/);
        await page.getByText("One person is found.").waitFor();
        assert.deepEqual(await list.allInnerTexts(), [wanted]);
      }
      await checkPage(page, `people, found, ${js}`, js);
      assert.match(await headline(page), /50\d people have an account/);
      await page.getByRole("link", { name: "Show all" }).click();
      await arrived(page, /\/settings\/people$/);
      await page.getByRole("link", { name: "Reader 500" }).waitFor();
    });
  });
}
