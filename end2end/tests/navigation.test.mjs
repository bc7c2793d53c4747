// The ways through: the bar, the tabs of a building, all buildings with their filter, order and stars, and what people
// look for within two clicks of Home.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { arrived, headline, launch, lookName, visit, withPage } from "../browser.mjs";
import { checkPage } from "../checks.mjs";
import { fill, publishNow } from "../fill.mjs";
import { Server } from "../server.mjs";

const BAR = [
  ["Home", "/"],
  ["Buildings", "/buildings"],
  ["Insights", "/anomalies"],
  ["Costs", "/costs"],
  ["Reports", "/reports"],
];
const PICTURE = readFileSync(join(import.meta.dirname, "../../public/icon-192.png"));
const TABS = ["Now", "History", "Forecast", "Load profile", "Savings", "Costs", "Meters"];

let browser;
let server;
let paths;

before(async () => {
  browser = await launch();
  server = await Server.start();
  paths = await fill(browser, server);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const bar = (page, name) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
const tab = (page, name) => page.getByRole("navigation", { name: "This building" }).getByRole("link", { name, exact: true });
const rows = (page) => page.locator(".buildings-table tbody tr th a").allInnerTexts();
const isPath = (path) => (url) => url.pathname === path;

for (const js of [true, false]) {
  const how = js ? "with" : "without";

  test(`each_entry_of_the_bar_leads_to_its_page_and_is_marked_there_${how}_script`, async () => {
    await publishNow(server);
    await withPage(browser, { js }, async (page) => {
      await visit(page, `${server.url}/`, js);
      for (const [name, path] of [...BAR.slice(1), BAR[0]]) {
        await bar(page, name).click();
        await arrived(page, isPath(path));
        assert.equal(await bar(page, name).getAttribute("aria-current"), "page", name);
        assert.equal(await page.locator(".app-nav-link[aria-current]").count(), 1);
        assert.notEqual((await headline(page)).trim(), "");
      }
      await page.getByRole("link", { name: "Add reading" }).click();
      await arrived(page, isPath("/readings/new"));
      await page.locator(".app-menu > summary").click();
      await page.locator(".app-menu").getByRole("link", { name: "Settings" }).click();
      await arrived(page, isPath("/settings"));
      await page.locator("#system + ul").getByRole("link", { name: "System health" }).click();
      await arrived(page, isPath("/status"));
      await page.locator(".app-menu > summary").click();
      await page.locator(".app-menu").getByRole("link", { name: "Help" }).click();
      await arrived(page, isPath("/help"));
      await page.getByRole("main").getByRole("link", { name: "Files" }).click();
      await arrived(page, isPath("/help/files"));
      assert.ok((await page.locator(".prose h2").count()) > 3);
    });
  });

  test(`the_tabs_of_a_building_are_the_same_on_each_of_its_pages_${how}_script`, async () => {
    await withPage(browser, { js, size: "phone" }, async (page) => {
      await visit(page, server.url + paths["Mill Hall"], js);
      for (const name of TABS.slice(1)) {
        await tab(page, name).click();
        await page.locator(".tabs-link[aria-current]", { hasText: name }).waitFor();
        const all = await page.locator(".tabs-link").allInnerTexts();
        assert.deepEqual(all, TABS, name);
        assert.equal(await bar(page, "Buildings").getAttribute("aria-current"), "page", name);
        if (js) {
          const box = await page.locator(".tabs-link[aria-current]").boundingBox();
          assert.ok(box.x >= 0 && box.x + box.width <= 390, `${name} is in sight: ${JSON.stringify(box)}`);
        }
      }
      await visit(page, server.url + paths["Mill Hall mains"], js);
      assert.equal(await bar(page, "Buildings").getAttribute("aria-current"), "page", "a meter belongs to its building");
    });
  });

  test(`buildings_are_filtered_sorted_and_starred_${how}_script`, async () => {
    await withPage(browser, { js }, async (page) => {
      await visit(page, `${server.url}/buildings`, js);
      assert.deepEqual(await rows(page), ["Mill Hall", "Oak House"], "the highest use first");
      await page.getByLabel("Name", { exact: true }).fill("oak");
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await arrived(page, /q=oak/);
      assert.deepEqual(await rows(page), ["Oak House"]);
      await page.getByRole("link", { name: "Show all" }).click();
      await arrived(page, isPath("/buildings"));
      await page.locator(".buildings-table").getByRole("link", { name: "Building" }).click();
      await arrived(page, /sort=name/);
      assert.equal(await page.locator('th[aria-sort="ascending"]').innerText(), "Building");

      await page.getByRole("button", { name: "Star Oak House" }).click();
      await page.getByRole("button", { name: "Remove star from Oak House" }).waitFor();
      assert.deepEqual(await rows(page), ["Oak House", "Mill Hall"], "a starred building comes first");
      await visit(page, server.url + paths["Mill Hall"], js);
      await visit(page, `${server.url}/search`, js);
      assert.match(await page.locator("#found").innerText(), /Starred\s+Oak House[\s\S]*Last opened\s+Mill Hall/);
      await visit(page, `${server.url}/buildings`, js);
      await page.getByRole("button", { name: "Remove star from Oak House" }).click();
      await page.getByRole("button", { name: "Star Oak House" }).waitFor();
      assert.deepEqual(await rows(page), ["Mill Hall", "Oak House"]);
    });
  });
}

test("which_building_got_worse_this_month_and_what_it_cost_is_two_clicks_from_home", async () => {
  await withPage(browser, {}, async (page) => {
    let clicks = 0;
    const click = async (link) => {
      await link.click();
      clicks += 1;
    };
    await visit(page, `${server.url}/`);
    await click(bar(page, "Buildings"));
    await arrived(page, isPath("/buildings"));
    await click(page.locator(".buildings-table").getByRole("link", { name: "vs. last month" }));
    await arrived(page, /sort=change/);
    const first = page.locator(".buildings-table tbody tr").first();
    assert.match(await first.innerText(), /(more|less|the same|times|no comparison)/);
    assert.match(await first.innerText(), /[€$]\s?\d/, "what it cost");
    assert.ok(clicks <= 2, `${clicks} clicks`);
  });
});

test("the_month_of_a_building_is_opened_from_reports", async () => {
  await withPage(browser, { js: false }, async (page) => {
    await visit(page, `${server.url}/reports`, false);
    await page.getByLabel("Building", { exact: true }).selectOption({ label: "Mill Hall" });
    await page.getByRole("button", { name: "Open" }).click();
    await arrived(page, (url) => url.pathname === paths["Mill Hall"] && url.searchParams.get("from")?.endsWith("-01"));
    await page.locator(".tabs-link[aria-current]", { hasText: "History" }).waitFor();
  });
});

test("a_list_of_the_settings_is_searched_without_script", async () => {
  await withPage(browser, { js: false }, async (page) => {
    for (const [path, wanted, found, gone] of [
      ["/settings/places", "oak", "Oak House", "Mill Hall"],
      ["/settings/meters", "gas", "Mill Hall gas", "Mill Hall water"],
    ]) {
      await visit(page, server.url + path, false);
      await page.getByLabel("Find by name").fill(wanted);
      await page.getByRole("button", { name: "Find" }).click();
      assert.ok((await page.locator("#main").getByRole("link", { name: found, exact: true }).count()) > 0);
      assert.equal(await page.locator("#main").getByRole("link", { name: gone, exact: true }).count(), 0);
    }
  });
});

test("buildings_are_put_on_a_plan_by_dragging_and_by_numbers_and_stand_there", async () => {
  const plan = "/settings/sites/1/plan";
  await withPage(browser, {}, async (page) => {
    await visit(page, server.url + plan);
    await page.getByLabel("Picture", { exact: true }).setInputFiles({ name: "plan.png", mimeType: "image/png", buffer: PICTURE });
    await page.getByRole("button", { name: "Upload" }).click();
    await arrived(page, /done=uploaded/);
    const pin = page.locator(".map-tray .map-pin", { hasText: "Mill Hall" });
    await pin.waitFor();
    await pin.hover();
    await page.mouse.down();
    const sheet = await page.locator(".map-sheet").boundingBox();
    await page.mouse.move(sheet.x + sheet.width / 4, sheet.y + sheet.height / 2, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press("ArrowRight");
    await page.getByText("Enter positions as numbers").click();
    assert.ok(Math.abs(Number(await page.getByLabel("Mill Hall: From the left").inputValue()) - 26) < 1);
    await checkPage(page, "navigation, a plan that is arranged");
    await page.getByRole("button", { name: "Save" }).click();
    await arrived(page, /done=saved/);
  });
  await withPage(browser, { js: false, size: "phone" }, async (page, guard) => {
    await visit(page, server.url + plan, false);
    await page.getByText("Enter positions as numbers").click();
    await page.getByLabel("Oak House: From the left").fill("140");
    await page.getByLabel("Oak House: From the top").fill("70");
    await guard.during([/status of 422/], async () => {
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("alert").waitFor();
    });
    assert.match(await page.getByRole("alert").innerText(), /140.*0 to 100/);
    await page.getByLabel("Oak House: From the left").fill("70");
    await page.getByRole("button", { name: "Save" }).click();
    await arrived(page, /done=saved/);
    await visit(page, `${server.url}/buildings`, false);
    assert.equal(await page.locator(".map-spot").count(), 2);
    assert.match(await page.locator(".map-spot").first().getAttribute("aria-label"), /kW now, |offline, /);
    await checkPage(page, "navigation, the map, phone", false);
    await page.locator(".map-spot", { hasText: "Oak House" }).click();
    await arrived(page, isPath(paths["Oak House"]));
  });
});

for (const look of ["desktop", "phone"].flatMap((size) => ["light", "dark"].map((scheme) => ({ size, scheme, js: true })))) {
  test(`all_pages_of_the_bar_are_open_to_all (${lookName(look)})`, async () => {
    await publishNow(server);
    await withPage(browser, look, async (page) => {
      for (const path of ["/buildings", "/costs", "/reports", "/settings", `${paths["Mill Hall"]}/meters`, `${paths["Mill Hall"]}/costs`]) {
        await visit(page, server.url + path);
        await checkPage(page, `navigation ${path}, ${lookName(look)}`);
      }
    });
  });
}

test("five_targets_of_44_px_stand_at_the_thumb_and_nothing_is_cut_at_320_px", async () => {
  await withPage(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
    await visit(page, `${server.url}/`);
    const boxes = await page.locator(".app-nav-link").evaluateAll((links) => links.map((link) => link.getBoundingClientRect().toJSON()));
    assert.equal(boxes.length, 5);
    for (const box of boxes) {
      assert.ok(box.width >= 44 && box.height >= 44 && box.left >= 0 && box.right <= 320, JSON.stringify(box));
    }
    const tools = await page.locator(".app-tool").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    assert.ok(tools.length >= 3 && tools.every((box) => box.width >= 44 && box.height >= 44 && box.right <= 320), JSON.stringify(tools));
  });
});
