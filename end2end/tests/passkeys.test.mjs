// Passkeys with the browser's own device: adding one, signing in with it, doing without a password, removing it, and what an
// invited person chooses instead of a password.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ADMIN, createAdmin } from "../admin.mjs";
import { checkPage } from "../checks.mjs";
import { arrived, launch, withPage } from "../browser.mjs";
import { Server } from "../server.mjs";

const SAID = /Failed to load resource: the server responded with a status of (403|409|422)/;

let browser;
let server;
// Browsers have no passkeys at an address in place of a name.
let url;

before(async () => {
  browser = await launch();
  server = await Server.start();
  url = `http://localhost:${server.port}`;
  await createAdmin(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A device in the page's browser that keeps passkeys. Whoever is there is who they say, until `away` says otherwise. */
async function device(page, { suggests = false } = {}) {
  if (!suggests) {
    // Otherwise the device answers before anybody has asked for it.
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
  }
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: { ...options, automaticPresenceSimulation: true },
  });
  return {
    passkeys: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    set: (credential) => cdp.send("WebAuthn.addCredential", { authenticatorId, credential }),
    clear: () => cdp.send("WebAuthn.clearCredentials", { authenticatorId }),
    away: (isAway) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: !isAway }),
  };
}

async function enter(page) {
  await page.goto(`${url}/sign-in?next=/account`);
  await page.getByLabel("Name or e-mail address", { exact: true }).fill(ADMIN.name);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await arrived(page, `${url}/account`);
}

async function leave(page) {
  await page.getByRole("contentinfo").getByRole("button", { name: "Sign out" }).click();
  await arrived(page, `${url}/sign-in`);
}

const button = (page) => page.getByRole("button", { name: "Sign in with a passkey" });

async function enterWithPasskey(page) {
  await page.goto(`${url}/sign-in?next=/account`);
  await button(page).click();
  await arrived(page, `${url}/account`);
}

/** Adds a passkey to whoever is signed in. */
async function add(page, name, password) {
  await page.getByRole("link", { name: "Add a passkey" }).click();
  await arrived(page, `${url}/account/passkeys/new`);
  await page.getByLabel("Name of the passkey").fill(name);
  if (password) {
    await page.getByLabel("Current password").fill(password);
  }
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Create passkey" }).click();
}

const row = (page, name) => page.locator(".status-row", { has: page.getByRole("heading", { name, exact: true }) });

test("a_passkey_is_added_signs_in_without_a_name_and_opens_nothing_once_it_is_removed", async () => {
  await withPage(browser, {}, async (page, guard) => {
    const own = await device(page);
    await enter(page);
    await own.away(true);
    await add(page, "Laptop", ADMIN.password);
    await page.getByText("No passkey was created. Try again.").waitFor();
    await own.away(false);
    await page.getByRole("button", { name: "Create passkey" }).click();
    await arrived(page, `${url}/account?done=passkey`);
    await row(page, "Laptop").getByText("not used yet").waitFor();
    const [made] = await own.passkeys();
    assert.deepEqual([made.rpId, made.isResidentCredential, (await own.passkeys()).length], ["localhost", true, 1]);

    // The same device makes no second one.
    await add(page, "Laptop again", ADMIN.password);
    await page.getByText("This device already has a passkey").waitFor();
    await page.goto(`${url}/account`);
    await leave(page);

    await own.away(true);
    await button(page).click();
    await page.getByText("No passkey was used.").waitFor();
    await own.away(false);
    await enterWithPasskey(page);
    await row(page, "Laptop").getByText("last used").waitFor();
    await leave(page);

    // A copy of the device that counts anew.
    const [now] = await own.passkeys();
    await own.clear();
    await own.set({ ...now, signCount: 0 });
    await guard.during([SAID], async () => {
      await button(page).click();
      await page.getByText("there may be a copy of it").waitFor();
    });
    await own.clear();
    await own.set({ ...now, signCount: now.signCount + 1 });
    await enterWithPasskey(page);

    await row(page, "Laptop").getByRole("button", { name: "Remove" }).click();
    await arrived(page, `${url}/account?done=passkey-removed`);
    await leave(page);
    await guard.during([SAID], async () => {
      await button(page).click();
      await page.getByText("This passkey does not open an account here.").waitFor();
    });
  });
});

test("whoever_has_a_passkey_does_without_a_password_and_an_admin_gives_a_new_one", async () => {
  await withPage(browser, {}, async (page, guard) => {
    await device(page);
    await enter(page);
    await page.goto(`${url}/settings/people/new`);
    await page.getByLabel("Sign-in name").fill("bob");
    await page.getByLabel("Full name").fill("Bob");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await arrived(page, /\/people\/\d+\?done=made$/);
    await page.getByRole("button", { name: /invitation/i }).click();
    const link = new URL(await page.locator(".form-done code").innerText());
    await leave(page);

    await page.goto(`${url}${link.pathname}${link.search}`);
    // Home says that there is no building to see yet.
    await guard.during([SAID], async () => {
      await page.getByRole("button", { name: "Use a passkey instead" }).click();
      await arrived(page, `${url}/`);
    });
    await page.goto(`${url}/account`);
    await guard.during([SAID], async () => {
      await row(page, "First passkey").getByRole("button", { name: "Remove" }).click();
      await page.getByText("This passkey is your only way to sign in.").waitFor();
    });
    await page.goto(`${url}/account`);
    await leave(page);
    await enterWithPasskey(page);
    await page.getByRole("heading", { name: "Bob", level: 1 }).waitFor();
    assert.equal(await page.getByRole("link", { name: "Change password" }).count(), 0);
    await leave(page);
  });
  await withPage(browser, {}, async (page, guard) => {
    await device(page);
    await enter(page);
    await add(page, "Phone", ADMIN.password);
    await arrived(page, `${url}/account?done=passkey`);
    await page.getByRole("link", { name: "Remove password" }).click();
    await arrived(page, `${url}/account/password/remove`);
    await page.getByLabel("Current password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Remove password" }).click();
    await arrived(page, `${url}/account?done=no-password`);
    await leave(page);
    await guard.during([SAID], async () => {
      await page.getByLabel("Name or e-mail address", { exact: true }).fill(ADMIN.name);
      await page.getByLabel("Password").fill(ADMIN.password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByText("Name or address and password do not match.").waitFor();
    });
    await enterWithPasskey(page);
  });
});

for (const js of [true, false]) {
  test(`passkeys_show_where_the_browser_has_them_and_each_page_is_whole (${js ? "hydrated" : "without JavaScript"})`, async () => {
    await withPage(browser, { js }, async (page) => {
      await page.goto(`${url}/sign-in`);
      assert.equal(await button(page).isVisible(), js);
      await checkPage(page, `passkey-sign-in${js ? "" : "-plain"}`, js);
      // At an address in place of a name no browser has any.
      await page.goto(`${server.url}/sign-in`);
      assert.equal(await button(page).count(), 0);
    });
  });
}
