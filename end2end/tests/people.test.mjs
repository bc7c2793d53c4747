// Who may come in, and how one gets around without a mouse.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { checkPage } from "../checks.mjs";
import { arrived, launch, LOOKS, lookName, SIZES, visit, withPage } from "../browser.mjs";
import { nameMeter } from "../fill.mjs";
import { publish } from "../mqtt.mjs";
import { Server } from "../server.mjs";

const PASSWORD = "correct horse 'battery'";
const REFUSED = /Failed to load resource: the server responded with a status of 422/;

let browser;
let closed;
let open;

before(async () => {
  browser = await launch();
  closed = await Server.start({ password: PASSWORD });
  open = await Server.start();
  await publish(closed, "kitchen", { power_w: 412.5, energy_kwh: 12 });
  await publish(open, "kitchen", { power_w: 412.5, energy_kwh: 12 });
  await withPage(browser, { js: false }, async (page) => {
    await visit(page, `${open.url}/status`, false);
    await nameMeter(page, { key: "kitchen", name: "Kitchen", building: "House" });
  });
});
after(async () => {
  await browser?.close();
  await closed?.stop();
  await open?.stop();
});

const enter = async (page, password) => {
  // The only account's name stands there already.
  assert.equal(await page.getByLabel("Name or e-mail address", { exact: true }).inputValue(), "admin");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
};

for (const js of [true, false]) {
  test(`with_a_password_one_signs_in_goes_where_one_wanted_and_signs_out (${js ? "hydrated" : "without JavaScript"})`, async () => {
    await withPage(browser, { js }, async (page, guard) => {
      await page.goto(`${closed.url}/status?from=afar`);
      assert.equal(new URL(page.url()).pathname, "/sign-in");
      await guard.during([REFUSED], async () => {
        await enter(page, "not the one");
        await page.getByRole("alert").waitFor();
        assert.match(await page.getByRole("alert").innerText(), /Name or address and password do not match/);
        assert.equal(await page.getByLabel("Password").getAttribute("aria-invalid"), "true");
      });
      await enter(page, PASSWORD);
      await arrived(page, `${closed.url}/status?from=afar`);
      await page.getByRole("heading", { name: "New meters (1)" }).waitFor();
      if (js) {
        // Live connections come in by the session too.
        await visit(page, `${closed.url}/`);
        await page.locator('.live-pill[data-state="live"]').waitFor();
      }
      await page.getByRole("button", { name: "Sign out" }).click();
      await arrived(page, `${closed.url}/sign-in`);
      await page.goto(`${closed.url}/`);
      assert.equal(new URL(page.url()).pathname, "/sign-in");
    });
  });
}

test("the_button_to_sign_out_is_there_only_where_one_signs_in", async () => {
  for (const js of [true, false]) {
    await withPage(browser, { js }, async (page) => {
      await visit(page, `${open.url}/`, js);
      assert.ok(await page.getByRole("button", { name: "Sign out" }).isHidden());
    });
  }
});

for (const look of LOOKS.filter(({ js }) => js)) {
  test(`the_page_to_sign_in_is_open_to_all (${lookName(look)})`, async () => {
    await withPage(browser, look, async (page, guard) => {
      await page.goto(`${closed.url}/sign-in`);
      await checkPage(page, `sign in, ${lookName(look)}`);
      await guard.during([REFUSED], async () => {
        await enter(page, "not the one");
        await page.getByRole("alert").waitFor();
        await checkPage(page, `sign in refused, ${lookName(look)}`);
      });
    });
  });
}

/** What has the focus, and whether one sees that it has. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      name: element.textContent.trim(),
      isMarked: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
      isSeen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });

for (const size of Object.keys(SIZES)) {
  test(`by_tab_alone_one_reaches_everything_and_sees_where_one_is (${size})`, async () => {
    await withPage(browser, { size }, async (page) => {
      await visit(page, `${open.url}/`);
      const order = [];
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press("Tab");
        const now = await focused(page);
        order.push(now.name);
        assert.ok(now.isSeen, `“${now.name}” is on the screen when it has the focus`);
        assert.ok(now.isMarked, `“${now.name}” is marked when it has the focus`);
        if (now.name === "Biggest change") {
          break;
        }
      }
      const wanted = ["Skip to content", "GreenPulse", "Home", "Buildings", "Insights", "Costs", "Reports"];
      assert.deepEqual(order.slice(0, wanted.length), wanted);
      assert.equal(order.at(-1), "Biggest change", `the switch is reached: ${order.join(", ")}`);
      await page.keyboard.press("Enter");
      await arrived(page, /order=change/);
      await page.locator('.segmented a[aria-current="true"]', { hasText: "Biggest change" }).waitFor();
    });
  });
}

test("the_skip_link_leads_past_the_bar", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${open.url}/`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  });
});
