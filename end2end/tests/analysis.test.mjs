// The pages of the analytics: whole in every look with and without script, and what people do in them. A library with a past
// of twenty weeks, whose ventilation ran all of four nights.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { checkPage } from "../checks.mjs";
import { arrived, launch, LOOKS, lookName, visit, withPage } from "../browser.mjs";
import { nameMeter } from "../fill.mjs";
import { publishTo } from "../mqtt.mjs";
import { Server, TIME_ZONE } from "../server.mjs";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEKS = 20;
const ANALYSED_MS = 180_000;
const REFUSED = /status of 422/;
const NOT_FOUND = /Failed to load resource: the server responded with a status of 404/;

let browser;
let server;
let building;

const berlin = new Intl.DateTimeFormat("en-GB", { timeZone: TIME_ZONE, timeZoneName: "longOffset" });

/** The site's clock at an instant, as if it were UTC: people open a library by it, in summer as in winter. */
function local(at) {
  const offset = berlin.formatToParts(at).find((part) => part.type === "timeZoneName").value;
  return new Date(at + Number(offset.slice(4, 6)) * HOUR_MS);
}

/** What the library uses in an hour: open from 8 to 20, less on weekends; on some nights its ventilation stays on. */
function use(at, nights) {
  const clock = local(at);
  const [hour, isWeekend] = [clock.getUTCHours(), [0, 6].includes(clock.getUTCDay())];
  const isOpen = hour >= 8 && hour < 20;
  const wave = 1 + 0.04 * Math.sin(at / HOUR_MS / 7) + 0.03 * Math.cos(at / HOUR_MS / 3.3);
  const leftOn = nights.some((night) => at >= night && at < night + 8 * HOUR_MS) ? 60 : 0;
  return (isOpen ? (isWeekend ? 14 : 34) : 6) * wave + leftOn;
}

const warmth = (at) => 9 - 8 * Math.cos((at / DAY_MS / 365) * 2 * Math.PI) + 4 * Math.sin((at / DAY_MS) * 2 * Math.PI);

/** A message a week for each meter, up to the hour that is over. */
async function publishPast(now) {
  const last = Math.floor(now / HOUR_MS);
  const today = Math.floor(local(now).getTime() / DAY_MS) * DAY_MS;
  const nights = [2, 9, 16, 23].map((days) => today - days * DAY_MS + 22 * HOUR_MS);
  let total = 1_000;
  const [energy, weather] = [[], []];
  for (let week = WEEKS; week > 0; week -= 1) {
    const readings = [];
    const levels = [];
    for (let hour = last - week * 168; hour < last - (week - 1) * 168; hour += 1) {
      total = Number((total + use(hour * HOUR_MS, nights)).toFixed(3));
      const at = new Date((hour + 1) * HOUR_MS).toISOString();
      readings.push({ at, energy_kwh: total });
      levels.push({ at, outdoor_temp_c: Number(warmth(hour * HOUR_MS).toFixed(2)) });
    }
    energy.push(JSON.stringify(readings));
    weather.push(JSON.stringify(levels));
  }
  await publishTo(server, "greenpulse/v1/library-main/readings", energy);
  await publishTo(server, "greenpulse/v1/library-roof/readings", weather);
}

/** Asks for an analysis as a person does, and waits until it is over. */
async function analyse() {
  await withPage(browser, { js: false }, async (page) => {
    await page.goto(`${server.url}/models`);
    await page.getByRole("button", { name: "Analyze now" }).click();
    assert.match(await page.locator(".form-done").innerText(), /Started/);
    const until = Date.now() + ANALYSED_MS;
    for (;;) {
      await page.goto(`${server.url}/models`);
      const states = await page.locator(".job .state").allInnerTexts();
      if (states.length > 0 && states.every((state) => state === "Done")) {
        return;
      }
      assert.ok(Date.now() < until, `the analysis is not over: ${await page.locator(".job-list").innerText()}\n${server.log.slice(-2_000)}`);
      await sleep(500);
    }
  });
}

before(async () => {
  browser = await launch();
  server = await Server.start();
  const now = Date.now();
  await publishPast(now);
  await withPage(browser, { js: false }, async (page) => {
    await visit(page, `${server.url}/status`, false);
    await nameMeter(page, { key: "library-main", name: "Library mains", building: "The library" });
    await visit(page, `${server.url}/`, false);
    building = await page.locator(".building-list-short a.building-name").first().getAttribute("href");
  });
  await analyse();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens a document, and waits for its charts where there is a script. */
async function open(page, path, js = true, status = 200) {
  const answer = await page.goto(server.url + path, { waitUntil: "load" });
  assert.equal(answer.status(), status, `${path} answers ${status}`);
  if (js) {
    await page.mouse.move(3, 3);
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".chart-live[data-option]")].every((one) => "live" in one.closest(".chart-frame").dataset),
    );
  }
}

const headline = (page) => page.locator("h1").innerText();
const finding = async (page) => {
  await page.goto(`${server.url}/anomalies?status=all`);
  return (await page.locator(".issue h3 a").first().getAttribute("href")).split("?")[0];
};

for (const look of LOOKS) {
  test(`every_page_of_the_analytics_is_whole_and_open_to_all (${lookName(look)})`, async () => {
    await withPage(browser, look, async (page, guard) => {
      const found = await finding(page);
      const pages = [
        `${building}/analysis`,
        `${building}/analysis?stretch=4-weeks`,
        `${building}/forecast`,
        `${building}/savings`,
        `${building}/savings?method=caltrack`,
        "/anomalies",
        "/anomalies?status=all&priority=high&days=90&order=due",
        found,
        "/models",
        `${building}/models`,
      ];
      for (const path of pages) {
        await open(page, path, look.js);
        await checkPage(page, `analytics ${path.replace(/\d+/, "n")}, ${lookName(look)}`, look.js);
      }
      await visit(page, server.url + building, look.js);
      await checkPage(page, `analytics building, ${lookName(look)}`, look.js);
      await visit(page, `${server.url}${building}/meters`, look.js);
      await visit(page, server.url + (await page.getByRole("link", { name: "Library mains" }).first().getAttribute("href")), look.js);
      await checkPage(page, `analytics meter, ${lookName(look)}`, look.js);
      await guard.during([NOT_FOUND], async () => {
        for (const path of ["/buildings/4040/analysis", "/buildings/none/savings", "/anomalies/4040"]) {
          await open(page, path, look.js, 404);
          assert.match(await headline(page), /Page not found/);
        }
      });
    });
  });
}

test("the_load_of_a_building_is_said_and_an_hour_tells_what_it_was", async () => {
  await withPage(browser, {}, async (page) => {
    await open(page, `${building}/analysis`);
    assert.match(await headline(page), /The library uses \d+% of its electricity on nights and weekends/);
    await page.getByRole("heading", { name: /Efficiency score: \d+ of 100/ }).waitFor();
    const plot = page.locator(".chart-frame-heat .chart-svg");
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.52);
    const tip = page.locator(".heat-tip");
    await tip.waitFor();
    assert.match(await tip.innerText(), /, 12:00: \d+(\.\d+)?\s?kW/);
    await page.mouse.move(3, 3);
    await tip.waitFor({ state: "hidden" });
  });
});

test("from_the_overview_to_the_meter_the_hour_and_the_likely_cause_it_is_two_clicks", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}/`);
    const line = page.locator(".finding-line").first();
    // Which of the library's findings costs most depends on the day of the week.
    const said = /^The library (stayed on|used more than usual) .*kWh instead of /.exec(await line.innerText());
    assert.ok(said, await line.innerText());
    await line.getByRole("link", { name: "See details" }).click();
    await arrived(page, /\/anomalies\/\d+$/);
    assert.ok((await headline(page)).includes(said[1]), await headline(page));
    assert.match(await page.locator(".facts").innerText(), /From\s+\d+ [A-Z][a-z]{2} \d{4}, \d\d:00/);
    assert.ok((await page.locator(".cause-list li").count()) > 0, "likely causes");
    await page.getByRole("link", { name: "Library mains" }).click();
    await arrived(page, /\/meters\/\d+$/);
  });
});

for (const js of [true, false]) {
  test(`a_finding_is_worked_on_until_it_is_resolved_${js ? "with" : "without"}_script`, async () => {
    await withPage(browser, { js }, async (page) => {
      const path = await finding(page);
      await open(page, path, js);
      const press = async (name, note) => {
        await page.getByLabel("Note").fill(note ?? "");
        // What was done before is still said while this is on its way.
        await page.evaluate(() => document.querySelector(".form-done")?.remove());
        await page.getByRole("button", { name }).click();
        await page.locator(".form-done").waitFor();
      };
      await press("Mark as seen", "Called the caretaker");
      assert.match(await page.locator(".note-list").innerText(), /Seen[\s\S]*Called the caretaker/);
      await press("Start investigating");
      await press("Resolve", "The override was taken back");
      assert.match(await page.locator("#work ~ .lede").innerText(), /Resolved/);
      const notes = await page.locator(".note").count();
      await page.reload();
      assert.equal(await page.locator(".note").count(), notes, "reloading does nothing twice");
      await press("Reopen");
    });
  });
}

test("what_is_no_fault_is_not_reported_again", async () => {
  await withPage(browser, { js: false }, async (page) => {
    const path = await finding(page);
    await open(page, path, false);
    await page.getByRole("button", { name: "Not an issue" }).click();
    assert.match(await page.locator(".form-done").innerText(), /will no longer be reported/);
    await page.goto(`${server.url}/anomalies`);
    assert.equal(await page.locator(`.issue a[href="${path}"]`).count(), 0);
    await page.goto(server.url + path);
    await page.getByRole("button", { name: "It is an issue after all" }).click();
    await page.goto(`${server.url}/anomalies`);
    // The card leads to it, and so does its line below.
    assert.ok((await page.locator(`.issue-name a[href="${path}"]`).count()) >= 1);
  });
});

for (const js of [true, false]) {
  test(`an_energy_manager_works_through_the_list_${js ? "with" : "without"}_script`, async () => {
    await withPage(browser, { js }, async (page, guard) => {
      const badge = async () => Number((await page.locator(".app-nav-badge").allInnerTexts())[0] ?? 0);
      await open(page, "/anomalies", js);
      const before = await badge();
      assert.ok(before >= 3, `${before} issues of high priority`);
      assert.match(await headline(page), /open issues\./);
      await page.locator(".chip", { hasText: "High" }).click();
      await arrived(page, /priority=high$/);
      assert.match(await headline(page), new RegExp(`^${before} open issues with these filters`));
      await guard.during([REFUSED], async () => {
        await page.getByRole("button", { name: "Resolve" }).click();
        assert.match(await page.locator(".form-error").innerText(), /select at least one issue/);
      });
      // Three issues, in one card or in several.
      const boxes = page.locator('.issue-pick input[id^="issue-"]');
      const unfold = async () => {
        for (const summary of await page.locator(".issue-card .behind > summary").all()) {
          await summary.click();
        }
      };
      const check = async () => {
        await unfold();
        for (const place of [0, 1, 2]) {
          await boxes.nth(place).check();
        }
      };
      await check();
      await checkPage(page, `issues with three selected, ${js ? "with" : "without"} script`, js);
      await page.getByRole("button", { name: "Snooze 1 week" }).click();
      assert.match(await page.locator(".form-done").innerText(), /3 issues snoozed/);
      assert.equal(await badge(), before - 3);
      await page.goto(`${server.url}/settings`);
      assert.equal(await badge(), before - 3, "the bar of every page counts the same");

      await page.goto(`${server.url}/anomalies?status=snoozed`);
      assert.match(await headline(page), /3 snoozed issues/);
      assert.equal(await boxes.count(), 3);
      await check();
      await page.getByText("Assign, set a due date or snooze").click();
      await page.getByLabel("Assigned to").fill("Maria");
      await page.getByRole("button", { name: "Apply" }).click();
      assert.match(await page.locator(".form-done").innerText(), /Plan of 3 issues saved/);
      // Wakes them, one after the other, on their own pages.
      const pages = await boxes.evaluateAll((boxes) => boxes.map((box) => box.closest(".issue").querySelector(".issue-name a").href));
      for (const one of pages) {
        await page.goto(one);
        assert.equal(await page.getByLabel("Assigned to").inputValue(), "Maria");
        await page.getByLabel("Snooze until").fill("");
        await page.getByRole("button", { name: "Save plan" }).click();
        await page.locator(".note-list", { hasText: "No longer snoozed" }).waitFor();
      }
      assert.equal(await badge(), before);
    });
  });
}

test("a_target_is_set_changed_and_removed", async () => {
  await withPage(browser, { js: false }, async (page, guard) => {
    await page.goto(`${server.url}${building}/savings`);
    await guard.during([REFUSED], async () => {
      await page.getByLabel("Reduce by").fill("a lot");
      await page.getByRole("button", { name: "Set target" }).click();
      assert.match(await page.locator("#reduction-error").innerText(), /such as 5/);
    });
    await page.getByLabel("Reduce by").fill("10");
    await page.getByRole("button", { name: "Set target" }).click();
    await page.getByRole("heading", { name: /^10% less/ }).waitFor();
    await page.goto(`${server.url}${building}/models`);
    const kept = page.locator("section", { has: page.getByRole("heading", { name: "Baselines" }) });
    assert.match(await kept.innerText(), /Electricity, [\s\S]*In use[\s\S]*kWh a day[\s\S]*CV\(RMSE\) \d+/);
    await page.goto(`${server.url}${building}/savings`);
    await page.getByRole("link", { name: "Change" }).click();
    await page.getByLabel("Reduce by").fill("12");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: /^12% less/ }).waitFor();
    assert.equal(await page.locator(".target").count(), 1);
    await page.getByRole("button", { name: "Remove" }).click();
    assert.match(await page.locator(".form-done").innerText(), /removed/);
    assert.equal(await page.locator(".target").count(), 0);
  });
});

test("the_building_says_what_comes_and_marks_what_was_wrong", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, server.url + building);
    const ahead = page.locator("section", { has: page.locator("#ahead") });
    assert.match(await ahead.innerText(), /About [\d.,]+\s(kWh|MWh) in the next 2\d hours \(/);
    assert.match(await ahead.innerText(), /Expected peak: /);
    await page.getByText("issue detected", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Load profile" }).click();
    await arrived(page, /\/analysis$/);
  });
});

test("what_comes_is_said_by_day_and_by_month_with_its_range_its_cost_and_what_it_stands_on", async () => {
  await withPage(browser, {}, async (page) => {
    await visit(page, server.url + building);
    await page.getByRole("link", { name: "See the full forecast" }).click();
    await arrived(page, /\/forecast$/);
    assert.match(await headline(page), /The library will use about [\d.,]+\s(kWh|MWh) of electricity in the next 7 days, costing about \$[\d.,]+\.$/);
    const days = page.locator("section", { has: page.getByRole("heading", { name: "Day by day" }) });
    assert.ok((await days.locator("tbody tr").count()) >= 7);
    const months = page.locator("section", { has: page.getByRole("heading", { name: "Coming months" }) });
    assert.match(await months.innerText(), /12 months from [A-Z][a-z]+: about [\s\S]*There is less than a year of data/);
    assert.equal(await months.locator("> .table-scroll tbody tr").count(), 12);
    await page.getByText("after the first full day").waitFor();
  });
});

for (const js of [true, false]) {
  test(`a_meter_says_what_was_wrong_with_it_and_marks_its_hours_${js ? "with" : "without"}_script`, async () => {
    await withPage(browser, { js }, async (page) => {
      await visit(page, `${server.url}${building}/meters`, js);
      const meter = await page.getByRole("link", { name: "Library mains" }).first().getAttribute("href");
      await visit(page, server.url + meter, js);
      assert.match(await page.locator(".finding-line").first().innerText(), /kWh instead of /);
      await page.getByText("issue detected", { exact: true }).waitFor();
      await page.locator(".finding-line").first().getByRole("link", { name: "See details" }).click();
      await arrived(page, /\/anomalies\/\d+$/);
    });
  });
}

test("an_older_model_is_put_back_and_stays", async () => {
  await withPage(browser, { js: false }, async (page) => {
    await page.goto(`${server.url}${building}/models`);
    await page.getByRole("button", { name: "Restore" }).first().click();
    assert.match(await page.locator(".form-done").innerText(), /Restored/);
    assert.equal(await page.getByText("In use, restored").count(), 1);
  });
});
