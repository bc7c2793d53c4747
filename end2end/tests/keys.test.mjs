// Keys of programs, and links of screens: made on the page, used, taken back.

import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { ADMIN, createAdmin } from "../admin.mjs";
import { checkPage } from "../checks.mjs";
import { arrived, headline, launch, visit, withPage } from "../browser.mjs";
import { fill, publishNow } from "../fill.mjs";
import { Server } from "../server.mjs";

const UNPROCESSABLE = /Failed to load resource: the server responded with a status of 422/;
const SOON_MS = 5_000;

let browser;
let server;
let paths;

before(async () => {
  browser = await launch();
  server = await Server.start();
  paths = await fill(browser, server);
  await publishNow(server);
  await createAdmin(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const openAccount = async (page, js = true) => {
  await page.goto(`${server.url}/account`);
  await page.getByLabel("Name or e-mail address", { exact: true }).fill(ADMIN.name);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arrived(page, `${server.url}/account`);
  await visit(page, `${server.url}/account`, js);
};

const section = (page, name) => page.getByRole("region", { name, exact: true });

const revoke = async (page, part, name) => {
  const row = section(page, part).locator(".status-row", { hasText: name });
  await row.getByRole("button", { name: "Revoke" }).click();
  await arrived(page, /done=revoked$/);
  await page.getByText("Revoked. It no longer works.").waitFor();
};

const ask = (path, key, options = {}) =>
  fetch(`${server.url}${path}`, { ...options, headers: { authorization: `Bearer ${key}`, ...options.headers } });

/** What a live connection of this page first tells of what it asks to watch. */
const watched = (page, watch) =>
  page.evaluate(
    (asked) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket("/fn/live");
        socket.binaryType = "arraybuffer";
        socket.onopen = () => socket.send(new Uint8Array([0, ...new TextEncoder().encode(JSON.stringify(asked))]));
        socket.onmessage = ({ data }) => {
          socket.close();
          resolve(JSON.parse(new TextDecoder().decode(new Uint8Array(data).slice(1))));
        };
        socket.onerror = reject;
      }),
    watch,
  );

/** Opens a live connection by a key, and waits until it is over. */
async function live(key) {
  const asked = request(`${server.url}/fn/live`, {
    headers: {
      authorization: `Bearer ${key}`,
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    },
  });
  asked.end();
  const [, socket] = await once(asked, "upgrade");
  socket.on("error", () => {});
  socket.resume();
  await once(socket, "close");
}

for (const js of [true, false]) {
  test(`a_key_is_made_shown_once_used_and_revoked (${js ? "hydrated" : "without JavaScript"})`, async () => {
    await withPage(browser, { js }, async (page, guard) => {
      await openAccount(page, js);
      const keys = section(page, "Keys");
      await guard.during([UNPROCESSABLE], async () => {
        await keys.getByRole("button", { name: "Create key" }).click();
        await keys.getByText(/name of 1 to 80 characters/).waitFor();
        await checkPage(page, "a key without a name");
      });
      await keys.getByLabel("Name").fill("Meter room");
      await keys.getByLabel("Buildings", { exact: true }).selectOption("The buildings ticked below");
      await keys.getByLabel("Oak House").check();
      await keys.getByRole("button", { name: "Create key" }).click();
      await page.getByText("Copy this key now.").waitFor();
      const key = await page.locator(".form-done code").first().innerText();
      assert.match(key, /^gp_[a-z2-7]{26}$/);
      await checkPage(page, "a key that was just made");
      await visit(page, `${server.url}/account`, js);
      assert.ok(!(await page.content()).includes(key), "a key is shown once");

      const me = await (await ask("/api/me", key)).json();
      assert.deepEqual([me.kind, me.scope, me.building_access.length], ["key", "read", 1]);
      const seen = await (await ask("/api/buildings", key)).json();
      assert.deepEqual(seen.map((one) => one.name), ["Oak House"]);
      assert.equal((await ask("/api/users", key)).status, 403);
      assert.equal((await fetch(`${server.url}/api/me?key=${key}`)).status, 401);

      await revoke(page, "Keys", "Meter room");
      assert.equal((await ask("/api/me", key)).status, 401);
    });
  });
}

test("a_live_connection_closes_when_its_key_is_revoked", async () => {
  await withPage(browser, {}, async (page) => {
    await openAccount(page);
    const keys = section(page, "Keys");
    await keys.getByLabel("Name").fill("Wall clock");
    await keys.getByRole("button", { name: "Create key" }).click();
    await page.getByText("Copy this key now.").waitFor();
    const key = await page.locator(".form-done code").first().innerText();
    let isOver = false;
    const over = live(key).then(() => {
      isOver = true;
    });
    await visit(page, `${server.url}/account`);
    assert.ok(!isOver, "it stays open as long as the key is good");
    await revoke(page, "Keys", "Wall clock");
    const late = new Promise((resolve) => setTimeout(resolve, SOON_MS, "late"));
    assert.notEqual(await Promise.race([over, late]), "late", "a live connection goes on");
  });
});

test("a_screen_link_shows_one_page_and_nothing_else_until_it_is_revoked", async () => {
  await withPage(browser, {}, async (page, guard) => {
    await openAccount(page);
    await visit(page, `${server.url}${paths["Oak House"]}`);
    await page.getByRole("link", { name: "Show on a screen" }).click();
    await arrived(page, (url) => url.pathname === "/account");
    const screens = section(page, "Screen links");
    assert.equal(await screens.getByLabel("Page").inputValue(), paths["Oak House"]);
    await screens.getByLabel("Name").fill("Lobby");
    await screens.getByLabel("Or until a date").fill("2001-01-01");
    await guard.during([UNPROCESSABLE], async () => {
      await screens.getByRole("button", { name: "Create link" }).click();
      await screens.getByText("Choose today or a day to come.").waitFor();
      await checkPage(page, "a screen link that ended before");
    });
    await screens.getByLabel("Or until a date").fill("");
    await screens.getByLabel("Valid for").selectOption("A year");
    await screens.getByRole("button", { name: "Create link" }).click();
    await page.getByText("Copy this link now.").waitFor();
    const link = new URL(await page.locator(".form-done code").innerText());
    await checkPage(page, "a screen link that was just made");

    await withPage(browser, {}, async (screen, ofScreen) => {
      await screen.goto(`${server.url}${link.pathname}`);
      await arrived(screen, `${server.url}${paths["Oak House"]}`);
      assert.match(await headline(screen), /^Oak House/);
      await screen.locator('.live-pill[data-state="live"]').waitFor();
      for (const gone of [".app-bar", ".app-menu", ".trail", ".app-footer", "a[href='/search']"]) {
        assert.equal(await screen.locator(gone).count(), 0, `a screen has ${gone}`);
      }
      assert.equal(await screen.locator("form:visible").count(), 0);
      assert.ok(await screen.locator("main").evaluate((main) => main.inert));
      for (const other of ["/", "/buildings", paths["Mill Hall"], "/account", "/search?q=Mill", "/anomalies"]) {
        await screen.goto(`${server.url}${other}`);
        assert.equal(new URL(screen.url()).pathname, "/sign-in", other);
      }
      await screen.goto(`${server.url}${paths["Oak House"]}`);
      await screen.locator('.live-pill[data-state="live"]').waitFor();
      const building = (path) => ({ Building: { building_id: Number(path.split("/").at(-1)), has_flow: false } });
      const own = await watched(screen, building(paths["Oak House"]));
      assert.match(own.parts[0].html, /Oak House/);
      for (const other of [building(paths["Mill Hall"]), { Site: { site_id: 1, has_flow: false } }, { Meter: 1 }]) {
        const { watch, parts, points } = await watched(screen, other);
        assert.deepEqual({ watch, parts, points }, { watch: "Pulse", parts: [], points: [] }, JSON.stringify(other));
      }
      await ofScreen.during([/WebSocket/, /401/], async () => {
        await visit(page, `${server.url}/account`);
        await revoke(page, "Screen links", "Lobby");
        await screen.locator('.live-pill:not([data-state="live"])').waitFor({ timeout: SOON_MS });
        await screen.goto(`${server.url}${paths["Oak House"]}`);
        assert.equal(new URL(screen.url()).pathname, "/sign-in");
      });
    });
  });
});

test("an_admin_sees_the_keys_of_a_person_and_takes_them_back", async () => {
  await withPage(browser, { size: "phone" }, async (page) => {
    await openAccount(page);
    const keys = section(page, "Keys");
    await keys.getByLabel("Name").fill("Greenhouse");
    await keys.getByRole("button", { name: "Create key" }).click();
    await page.getByText("Copy this key now.").waitFor();
    const key = await page.locator(".form-done code").first().innerText();
    await visit(page, `${server.url}/settings/people`);
    await page.getByRole("link", { name: ADMIN.name }).click();
    await arrived(page, /\/people\/\d+$/);
    await checkPage(page, "a person with a key");
    await revoke(page, "Keys and screen links", "Greenhouse");
    assert.equal((await ask("/api/me", key)).status, 401);
    await visit(page, `${server.url}/settings/audit?thing=key`);
    const log = await page.locator("table").innerText();
    assert.ok(log.includes("created a key") && log.includes("revoked a key"), log);
  });
});
