// Forty hostile names for all that people name. Each page that a browser reaches shows them as text: no program of theirs
// runs, nothing of them becomes markup, and the policy that would forbid it is never asked. Files and letters are safe too.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, withPage } from "../browser.mjs";
import { COUNT, named, REFUSED, TAKEN } from "../hostile.mjs";
import { publish } from "../mqtt.mjs";
import { Postbox } from "../postbox.mjs";
import { Server } from "../server.mjs";

const PASSWORD = "correct horse 'battery'";
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
// How many pages of one kind are opened. Of those that name one thing each, all are.
const PAGES_MAX = 3;
const OF_ONE = [
  /^\/settings\/(people|buildings|meters|sites|tariffs)\/\d+$/,
  /^\/settings\/buildings\/\d+\/people$/,
  /^\/departments\/\d+(\/edit)?$/,
  /^\/buildings\/\d+$/,
];
// What ends the session, answers with a file, or leads elsewhere.
const LEFT_OUT = /^\/(sign-out|api\/|settings\/audit\/export|assets\/)/;

let browser;
let postbox;
let server;

before(async () => {
  browser = await launch();
  postbox = await Postbox.start();
  server = await Server.start({
    password: PASSWORD,
    settings: ({ url }) => ({ GREENPULSE_PUBLIC_URL: url, ...postbox.settings() }),
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await postbox?.stop();
});

const AUTHORIZATION = { authorization: `Bearer ${PASSWORD}` };

const api = (method, path, body) =>
  fetch(server.url + path, {
    method,
    headers: { ...AUTHORIZATION, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });

async function made(answer, what) {
  assert.equal(answer.status, 201, `${what}: ${await answer.clone().text()}`);
  return answer.json();
}

async function enter(page) {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("Name or e-mail address", { exact: true }).fill("admin");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${server.url}/`);
}

/** Sends a form as the page that is open would. */
async function send(page, path, form) {
  const answer = await page.request.post(server.url + path, { form, headers: { origin: server.url }, maxRedirects: 0 });
  return { status: answer.status(), to: answer.headers().location ?? "", body: await answer.text() };
}

const sent = ({ status, to, body }, what) => {
  assert.equal(status, 303, `${what}: ${body.match(/<span class="field-error"[^>]*>[^<]*/)?.[0] ?? body.slice(0, 300)}`);
  return to;
};

const URDB = { energyratestructure: [[{ rate: 0.3 }]] };
const tariff = (name) => ({ site_id: 1, utility: "electricity", name, effective_from: "2026-01-01", urdb: URDB });
const target = (name) => ({
  utility: "electricity",
  target_type: "percent_reduction",
  target_value: 5,
  start_date: "2026-01-01",
  end_date: "2027-01-01",
  baseline_start_date: "2025-01-01",
  baseline_end_date: "2025-12-31",
  created_by: name,
});
const screen = (name) => ({ screen_name: name, page: "/", screen_days: "30", screen_date: "" });

/** Gives one name to one thing of each kind; each has a mark of its own. */
async function call(page, name, number) {
  const of = (kind) => named(name, `q${kind}${String(number).padStart(2, "0")}q`);
  const mail = `p${number}@example.org`;
  const department = await made(await api("POST", "/api/departments", { name: of("D"), head_of_department: of("H") }), of("D"));
  const site = { name: of("S"), zone: "Europe/Berlin", currency: "EUR", units: "metric" };
  sent(await send(page, "/settings/sites/new", site), of("S"));
  sent(await send(page, "/settings/buildings/new", { site: "1", name: of("B"), kind: "home" }), of("B"));
  const person = { login: `p${number}`, name: of("P"), email: mail, department_id: department.id, user_id: of("X") };
  const { id } = await made(await api("POST", "/api/users", person), of("P"));
  await made(await api("POST", "/api/tariffs", tariff(of("T"))), of("T"));
  const meter = { meter: String(number), name: of("M"), building: String(number), role: "main", new_building: "" };
  const assigned = await send(page, "/fn/meter-name", meter);
  assert.ok(assigned.status < 400, `${of("M")}: ${assigned.body.slice(0, 300)}`);
  await made(await api("POST", `/api/energy/buildings/${number}/target`, target(of("G"))), of("G"));
  const key = await send(page, "/account/keys", { key_name: of("K"), scope: "read", sees: "all", key_days: "90" });
  const link = await send(page, "/account/screens", screen(of("L")));
  assert.deepEqual([key.status, link.status], [200, 200], name);
  const letter = await send(page, `/settings/people/${id}/mail`, {});
  assert.ok(letter.status < 400, letter.body.slice(0, 300));
}

/** What of a page is not as it should be, and which marks it shows. */
const looked = (page) =>
  page.evaluate((names) => {
    const wrong = [];
    const markup = "gp-x, iframe, base, meta[http-equiv], [onerror], [onload], [onfocus], [onmouseover], img[src='x'], a[href^='javascript:' i]";
    for (const element of document.querySelectorAll(markup)) {
      wrong.push(`became markup: ${element.outerHTML.slice(0, 200)}`);
    }
    for (const script of document.scripts) {
      const isData = script.type && !/javascript|module/.test(script.type);
      if (!isData && (!script.src || new URL(script.src).origin !== location.origin)) {
        wrong.push(`a script: ${script.outerHTML.slice(0, 200)}`);
      }
    }
    const texts = [];
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (node.parentElement?.localName !== "script") {
          texts.push(node.data);
        }
      } else if (node.attributes) {
        texts.push(...[...node.attributes].map((attribute) => attribute.value));
      }
    }
    const marks = new Set();
    for (const text of texts) {
      for (const [mark] of text.matchAll(/q[A-Z]\d\dq/g)) {
        const name = names[Number(mark.slice(2, 4)) - 1].replace("#", () => mark);
        // In an address a name is written otherwise; in data of a script or an island it stands as JSON.
        const forms = [name, JSON.stringify(name).slice(1, -1), encodeURIComponent(name)];
        if (!forms.some((form) => text.includes(form)) && !/^[^\s]*[?&/][^\s]*%/.test(text)) {
          wrong.push(`${mark} does not stand as it was given: ${JSON.stringify(text.slice(0, 300))}`);
        }
        marks.add(mark);
      }
    }
    const links = [...document.links].map((link) => link.href);
    return { wrong: [...new Set(wrong), ...globalThis.said], marks: [...marks], links };
  }, TAKEN);

const kindOf = (path) => path.replaceAll(/\d+/g, "0").replaceAll(/=[^&]*/g, "=");

test("forty_names_are_text_on_each_page_that_shows_them", { timeout: 900_000 }, async () => {
  assert.equal(COUNT, 40);
  const instant = new Date(Date.now() - 3_600_000).toISOString();
  for (let number = 1; number <= TAKEN.length; number += 1) {
    await publish(server, `meter-${number}`, { at: instant, power_w: 100 + number, energy_kwh: number });
  }
  await withPage(browser, {}, async (page) => {
    const dialogs = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      dialog.dismiss();
    });
    await page.addInitScript(() => {
      globalThis.said = [];
      globalThis.pwned = () => globalThis.said.push("a program of a name ran");
      document.addEventListener("securitypolicyviolation", (event) => {
        globalThis.said.push(`the policy was asked: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    await enter(page);
    for (const [at, name] of TAKEN.entries()) {
      await call(page, name, at + 1);
    }
    const [queue, seen, counts, shown, wrong] = [["/"], new Set(["/"]), new Map(), new Map(), []];
    for (const path of ["/search?q=q", "/settings/people?q=q", "/settings/audit?who=admin", "/settings/audit?action=target.added", "/costs", "/wall?site=1", "/anomalies", "/account"]) {
      queue.push(path);
      seen.add(path);
    }
    let opened = 0;
    while (queue.length > 0) {
      const path = queue.shift();
      const answer = await page.goto(server.url + path, { waitUntil: "load" });
      opened += 1;
      assert.ok(answer.status() < 500, `${path} answers ${answer.status()}`);
      const policy = answer.headers()["content-security-policy"] ?? "";
      if (policy || answer.headers()["content-type"].startsWith("text/html")) {
        assert.match(policy, /^default-src 'none'; (script-src 'self'|style-src 'self')/, path);
        assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|unsafe-hashes|\*|data:.*script/, path);
      }
      const found = await looked(page);
      wrong.push(...found.wrong.map((one) => `${path}: ${one}`));
      for (const mark of found.marks) {
        shown.set(mark, (shown.get(mark) ?? 0) + 1);
      }
      for (const link of found.links) {
        const { origin, pathname, search } = new URL(link);
        const next = pathname + search;
        const [kind, isOfOne] = [kindOf(next), OF_ONE.some((pattern) => pattern.test(next))];
        const count = counts.get(kind) ?? 0;
        if (origin === server.url && !seen.has(next) && !LEFT_OUT.test(next) && (isOfOne || count < PAGES_MAX)) {
          seen.add(next);
          counts.set(kind, count + 1);
          queue.push(next);
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual(dialogs, []);
    console.log(`${opened} pages of ${counts.size} kinds were opened`);
    assert.ok(opened > 300, `only ${opened} pages were opened`);
    // Person, building, site, meter, department, key, screen link, tariff, target, head, number elsewhere.
    const missing = [..."PBSMDKLTGHX"].flatMap((kind) =>
      TAKEN.map((_, at) => `q${kind}${String(at + 1).padStart(2, "0")}q`).filter((mark) => !shown.has(mark)),
    );
    assert.deepEqual(missing, [], "names that no page shows");
  });
});

/** The cells of a file of comma separated values. */
function cells(text) {
  const found = text.matchAll(/"((?:[^"]|"")*)"|([^",\r\n]+)/g);
  return [...found].map(([, quoted, plain]) => (quoted ?? plain ?? "").replaceAll('""', '"'));
}

test("in_files_no_name_is_a_formula", async () => {
  await withPage(browser, {}, async (page) => {
    await enter(page);
    const files = ["/settings/audit/export", "/api/export?meter=meter-22", "/api/export?building=22", "/api/export"];
    for (const path of files) {
      const answer = await page.request.get(server.url + path);
      const text = await answer.text();
      assert.equal(answer.status(), 200, `${path}: ${text.slice(0, 300)}`);
      const formulas = cells(text).filter((cell) => FORMULA.test(cell) && !/^[-+]?\d+([.,]\d+)?$/.test(cell));
      assert.deepEqual(formulas, [], path);
    }
    const log = await (await page.request.get(`${server.url}/settings/audit/export`)).text();
    for (const sign of ["=HYPERLINK", "+qB23q", "-2+3+qB24q", "@SUM(1+1)*qB25q"]) {
      assert.ok(log.includes(`'${sign}`), `the log tells of ${sign}, with a mark before it`);
    }
  });
});

test("in_letters_a_name_adds_no_header_no_recipient_and_no_markup", async () => {
  const until = Date.now() + 60_000;
  while (postbox.letters.length < TAKEN.length && Date.now() < until) {
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.equal(postbox.letters.length, TAKEN.length, "each person was sent one letter");
  for (const letter of postbox.letters) {
    assert.equal(letter.to.value.length, 1);
    const number = Number(letter.to.value[0].address.match(/^p(\d+)@example\.org$/)[1]);
    assert.deepEqual([letter.cc, letter.bcc, letter.html], [undefined, undefined, false]);
    assert.doesNotMatch(letter.subject, /[\r\n]|q[A-Z]\d\dq/);
    assert.ok(letter.text.includes("/welcome?link="), letter.text);
    assert.ok(number >= 1 && number <= TAKEN.length);
  }
});

test("names_that_cannot_be_seen_or_are_too_long_are_refused_and_the_field_is_named", async () => {
  await withPage(browser, {}, async (page) => {
    await enter(page);
    for (const [at, text] of REFUSED.entries()) {
      const name = named(text, `r${at}`);
      for (const [path, body] of [
        ["/api/users", { login: `r${at}`, name }],
        ["/api/departments", { name }],
        ["/api/keys", { name, scope: "read", building_access: "all" }],
        ["/api/tariffs", tariff(name)],
      ]) {
        const answer = await api("POST", path, body);
        const said = await answer.text();
        assert.ok([400, 403, 422].includes(answer.status), `${path} ${at}: ${answer.status} ${said}`);
        if (answer.status !== 403) {
          assert.match(said, /"(field|parameter|name)":"?(name)?|`name`|name/, `${path} ${at}: ${said}`);
        }
      }
      for (const [path, form, field] of [
        ["/settings/people/new", { login: `r${at}`, name, role: "viewer", sees: "some" }, "name"],
        ["/settings/sites/new", { name, zone: "Europe/Berlin", currency: "EUR", units: "metric" }, "name"],
        ["/settings/buildings/new", { site: "1", name, kind: "home" }, "name"],
        ["/settings/meters/1", { name, building: "1", role: "main", status: "active", counts: "yes" }, "name"],
        ["/departments/new", { name }, "name"],
        ["/account/keys", { key_name: name, scope: "read", sees: "all", key_days: "90" }, "key_name"],
        ["/account/screens", screen(name), "screen_name"],
      ]) {
        const answer = await send(page, path, form);
        assert.equal(answer.status, 422, `${path} ${at}`);
        assert.ok(answer.body.includes(`id="${field}-error"`), `${path} ${at} names ${field}`);
      }
    }
  });
});
