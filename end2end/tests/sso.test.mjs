// Single sign-on with a real provider: there and back, what must be refused, what groups give and take, and the end from
// either side.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { checkPage } from "../checks.mjs";
import { arrived, launch, launchInstalled, withPage } from "../browser.mjs";
import { Provider } from "../provider.mjs";
import { Server } from "../server.mjs";

const PASSWORD = "correct horse 'battery'";
const SECRET = "a client secret that is long enough";
const SAID = /Failed to load resource: the server responded with a status of 4(03|09)/;
const AWAY = /Failed to load resource: the server responded with a status of 503/;
// The provider comes back within this time, as promised.
const BACK_MS = 30_000;

let browser;
let provider;
let server;

const client = () => ({
  client_id: "greenpulse",
  client_secret: SECRET,
  redirect_uris: [`${server.url}/sign-in/with/home/back`],
  post_logout_redirect_uris: [`${server.url}/sign-in`],
  backchannel_logout_uri: `${server.url}/sign-in/with/home/logout`,
  backchannel_logout_session_required: true,
});

before(async () => {
  browser = await launch();
  provider = await Provider.make();
  provider.people = {
    ada: { preferred_username: "ada", name: "Ada of Home", email: "ada@example.org", groups: ["admins"] },
    bob: { preferred_username: "bob", name: "Bob", email: "bob@example.org", groups: ["staff"] },
    cleo: { preferred_username: "cleo", name: "Cleo", groups: [] },
    root: { preferred_username: "Admin", name: "Root", groups: ["admins"] },
  };
  server = await Server.start({
    password: PASSWORD,
    settings: ({ url }) => ({
      GREENPULSE_PUBLIC_URL: url,
      // With a slash that the provider does not write.
      GREENPULSE_OIDC_HOME_ISSUER: `${provider.url}/`,
      GREENPULSE_OIDC_HOME_CLIENT_ID: "greenpulse",
      GREENPULSE_OIDC_HOME_CLIENT_SECRET: SECRET,
      GREENPULSE_OIDC_HOME_SCOPES: "profile email groups",
      GREENPULSE_OIDC_HOME_ADMIN_GROUPS: "admins",
      GREENPULSE_OIDC_HOME_USER_GROUPS: "staff",
      GREENPULSE_LOCAL_SIGN_IN: "off",
    }),
  });
});
after(async () => {
  await browser?.close();
  await provider?.stop();
  await server?.stop();
});

const way = (page) => page.getByRole("link", { name: "Sign in with Home" });

/** Signs in as one of the provider's people. */
async function enter(page, user) {
  provider.user = user;
  await page.goto(`${server.url}/account`);
  await way(page).click();
  await arrived(page, `${server.url}/account`);
}

async function enterByPassword(page) {
  await page.goto(`${server.url}/account`);
  await page.getByLabel("Name or e-mail address", { exact: true }).fill("admin");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arrived(page, `${server.url}/account`);
}

const status = async (page, path) => (await page.context().request.get(`${server.url}${path}`, { maxRedirects: 0 })).status();

/** Where the server sends this browser, as an address to change. */
async function sent(page) {
  const answer = await page.context().request.get(`${server.url}/sign-in/with/home?here=yes`, { maxRedirects: 0 });
  assert.equal(answer.status(), 303);
  return new URL(answer.headers().location);
}

test("with_the_provider_away_the_server_starts_says_so_and_lets_passwords_in", async () => {
  await withPage(browser, {}, async (page, guard) => {
    await guard.during([AWAY], async () => {
      await page.goto(`${server.url}/sign-in`);
      await way(page).click();
      await page.getByRole("alert").waitFor();
      assert.match(await page.getByRole("alert").innerText(), /Home cannot be reached right now/);
      await checkPage(page, "sign in, the provider away");
    });
    // Nobody has signed in there yet, so passwords still count.
    await enterByPassword(page);
  });
});

test("within_thirty_seconds_of_its_return_one_signs_in_and_groups_make_an_admin", async () => {
  await provider.start(client());
  await withPage(browser, { js: false }, async (page) => {
    const until = Date.now() + BACK_MS;
    await enter(page, "ada");
    assert.ok(Date.now() < until);
    assert.equal(await status(page, "/settings/people"), 200);
    assert.match(await page.locator("main").innerText(), /Admin/);
    assert.match(await page.locator("main").innerText(), /Home: ada/);
  });
  await withPage(browser, {}, async (page) => {
    await enter(page, "ada");
    await page.goto(`${server.url}/settings/people`);
    await page.getByText(`${server.url}/sign-in/with/home/back`).waitFor();
    await checkPage(page, "people, with a provider");
    await page.getByRole("link", { name: "Ada of Home" }).click();
    await page.getByText("By groups at the provider: Admin").waitFor();
    await checkPage(page, "a person of a provider");
  });
});

test("once_an_admin_came_from_the_provider_passwords_open_nothing", async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    assert.equal(await page.getByLabel("Password").count(), 0);
    await checkPage(page, "sign in by the provider alone");
    const form = { name: "admin", password: PASSWORD };
    const answer = await page.context().request.post(`${server.url}/sign-in`, { form, headers: { origin: server.url } });
    assert.equal(answer.status(), 403);
    const program = await fetch(`${server.url}/api/sites`, { headers: { authorization: `Bearer ${PASSWORD}` } });
    assert.equal(program.status, 401);
  });
});

test("another_nonce_another_state_and_what_was_used_are_refused", async () => {
  provider.user = "bob";
  await withPage(browser, {}, async (page, guard) => {
    await guard.during([SAID], async () => {
      const nonce = await sent(page);
      nonce.searchParams.set("nonce", "another");
      await page.goto(nonce.href);
      assert.match(await page.getByRole("alert").innerText(), /The answer of Home is not valid/);
      const state = await sent(page);
      state.searchParams.set("state", "0".repeat(64));
      await page.goto(state.href);
      assert.match(await page.getByRole("alert").innerText(), /started in another browser/);
      assert.equal(await status(page, "/api/sites"), 401);

      const backs = [];
      page.on("request", (request) => backs.push(request.url()));
      const right = await sent(page);
      const cookies = await page.context().cookies();
      await page.goto(right.href);
      await arrived(page, `${server.url}/`);
      const back = backs.find((url) => url.includes("/sign-in/with/home/back?"));
      await page.goto(back);
      assert.match(await page.getByRole("alert").innerText(), /already over/);
      // Even whoever kept the browser's secret comes in once: the provider takes no code twice.
      await page.context().addCookies(cookies);
      await page.goto(back);
      assert.match(await page.getByRole("alert").innerText(), /Home did not let you in/);
    });
  });
});

test("new_keys_of_the_provider_are_read_when_they_are_met", async () => {
  await provider.stop();
  // Keys are not read more often than every five seconds.
  await sleep(5_000);
  await provider.start(client());
  await withPage(browser, {}, async (page) => enter(page, "bob"));
});

test("a_group_that_is_taken_away_takes_the_role_and_the_other_sessions", async () => {
  // Without JavaScript, as live connections complain when their session ends.
  await withPage(browser, { js: false }, async (first) => {
    await enter(first, "ada");
    provider.people.ada.groups = [];
    await withPage(browser, {}, async (second, guard) => {
      await enter(second, "ada");
      await guard.during([SAID], async () => {
        assert.equal(await status(second, "/settings/people"), 403);
        assert.equal(await status(first, "/api/sites"), 401);
      });
      // No admin comes from there any more, so passwords count again: nobody is locked out.
      await second.context().clearCookies();
      await enterByPassword(second);
      assert.equal(await status(second, "/settings/people"), 200);
    });
  });
});

test("a_name_that_is_taken_is_never_connected_by_itself_but_by_its_owner", async () => {
  await withPage(browser, {}, async (page, guard) => {
    provider.user = "root";
    await guard.during([SAID], async () => {
      await page.goto(`${server.url}/sign-in`);
      await way(page).click();
      await page.getByRole("alert").waitFor();
      assert.match(await page.getByRole("alert").innerText(), /Somebody here already has your name/);
      await checkPage(page, "sign in, the name taken");
    });
    assert.equal(await status(page, "/api/sites"), 401);
    await enterByPassword(page);
    await page.getByRole("button", { name: "Connect with Home" }).click();
    await arrived(page, `${server.url}/account?done=connected`);
    assert.match(await page.locator("main").innerText(), /Home: Admin/);
    await checkPage(page, "my account, connected");
  });
  await withPage(browser, {}, async (page) => {
    await enter(page, "root");
    assert.equal(await status(page, "/settings/people"), 200);
  });
});

test("who_signs_out_here_is_signed_out_there_too", async () => {
  await withPage(browser, {}, async (page) => {
    await enter(page, "bob");
    await page.getByRole("contentinfo").getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Leave" }).click();
    await arrived(page, `${server.url}/sign-in`);
    assert.equal(await status(page, "/api/sites"), 401);
    // The provider knows them no more: somebody else signs in there.
    await enter(page, "cleo");
  });
});

test("who_signs_out_there_is_signed_out_here_too", async () => {
  await withPage(browser, {}, async (page) => {
    await enter(page, "bob");
    assert.equal(await status(page, "/api/sites"), 200);
    await page.goto(`${provider.url}/session/end`);
    await page.getByRole("button", { name: "Leave" }).click();
    await page.getByRole("heading", { name: "Left" }).waitFor();
    const until = Date.now() + BACK_MS;
    while ((await status(page, "/api/sites")) !== 401) {
      assert.ok(Date.now() < until, "the session goes on");
      await sleep(100);
    }
  });
});

test("in_the_installed_app_one_signs_in_there_and_back_in_the_same_window", async () => {
  const folder = await mkdtemp(join(tmpdir(), "greenpulse-app-"));
  const context = await launchInstalled(folder, `${server.url}/account`);
  try {
    const page = context.pages()[0] ?? (await context.waitForEvent("page"));
    await page.waitForURL(/\/sign-in\?next=/);
    assert.ok(await page.evaluate(() => matchMedia("(display-mode: standalone)").matches), "the window is an app's");
    provider.user = "ada";
    const said = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/sign-in/with/home");
    await way(page).click();
    const cookies = (await (await said).headersArray()).filter(({ name }) => name.toLowerCase() === "set-cookie");
    assert.equal(cookies.length, 1, "the way there has one cookie");
    assert.match(cookies[0].value, /; HttpOnly; SameSite=Lax; Path=\//);
    await arrived(page, `${server.url}/account`);
    assert.match(await page.locator("main").innerText(), /Home: ada/);
    assert.equal(context.pages().length, 1, "no other window has opened");
    assert.ok(await page.evaluate(() => matchMedia("(display-mode: standalone)").matches), "it is the app's still");
    const session = (await context.cookies()).find((cookie) => cookie.name === "greenpulse_session");
    assert.deepEqual([session.sameSite, session.httpOnly, session.path], ["Lax", true, "/"]);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
});
