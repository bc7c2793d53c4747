// Letters by a real mail server: invitations, forgotten passwords, and what becomes of a letter that is put off or refused.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { checkPage } from "../checks.mjs";
import { arrived, launch, visit, withPage } from "../browser.mjs";
import { answer, Postbox } from "../postbox.mjs";
import { Server } from "../server.mjs";

const PASSWORD = "correct horse 'battery'";
const NEW_PASSWORD = "green kettle by the door";
const LINK = /^http:\/\/\S+\/welcome\?link=[0-9a-f]{64}$/m;

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

/** Asks the API as the administrator. */
async function api(method, path, body) {
  const headers = { authorization: `Bearer ${PASSWORD}`, "content-type": "application/json" };
  const said = await fetch(`${server.url}${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(said.ok, `${path}: ${said.status} ${await said.clone().text()}`);
  return said.json();
}

const add = (login, more = {}) => api("POST", "/api/users", { login, name: login, ...more });

async function enterAsAdmin(page) {
  await page.goto(`${server.url}/settings/people`);
  await page.getByLabel("Name or e-mail address", { exact: true }).fill("admin");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arrived(page, `${server.url}/settings/people`);
}

/** Posts a form of a page that is open to all. */
const post = (path, form) =>
  fetch(`${server.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: server.url, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(form),
  });

const link = (letter) => letter.text.match(LINK)?.[0] ?? assert.fail(letter.text);

/** Chooses a password by a link; whether one is signed in then. */
async function choose(letter, password) {
  const secret = new URL(link(letter)).searchParams.get("link");
  return (await post("/welcome", { link: secret, password })).status === 303;
}

test("somebody_new_gets_an_invitation_opens_its_link_and_chooses_a_password", async () => {
  await withPage(browser, {}, async (page) => {
    await enterAsAdmin(page);
    await visit(page, `${server.url}/settings/people/new`);
    await checkPage(page, "a new person, with mail");
    await page.getByLabel("Sign-in name").fill("ann");
    await page.getByLabel("Full name").fill("Ann “Zoë” <b>Müller</b>");
    await page.getByLabel("E-mail (optional)").fill("ann@example.org");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("The invitation is on its way").waitFor();
    await page.reload();
    await checkPage(page, "a person, after an invitation");
  });
  const letter = await postbox.to("ann@example.org");
  assert.ok(letter.isSecure);
  assert.deepEqual(postbox.signedIn.at(-1), { username: "pulse", isSecure: true });
  assert.equal(letter.from.text, '"GreenPulse" <pulse@energy.example>');
  assert.equal(letter.to.value[0].name, "Ann “Zoë” <b>Müller</b>");
  assert.equal(letter.headers.get("auto-submitted"), "auto-generated");
  assert.match(letter.messageId, /^<[0-9a-f]{32}@energy\.example>$/);
  assert.match(letter.text, /Hello Ann “Zoë” <b>Müller<\/b>,/);
  assert.match(letter.text, /admin invites you/);
  assert.match(letter.text, /\(Europe\/Berlin\)/);
  assert.ok(link(letter).startsWith(`${server.url}/welcome?link=`));
  await withPage(browser, { js: false }, async (page) => {
    await page.goto(link(letter));
    await page.getByText("You sign in as ann.").waitFor();
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await arrived(page, `${server.url}/`);
    await page.getByText("No building was given to you yet.").waitFor();
    await checkPage(page, "home without a building");
  });
});

test("a_letter_is_in_the_language_of_whoever_reads_it_and_the_record_says_to_whom_it_went", async () => {
  const bob = await add("bob", { email: "bob@example.org", language: "de" });
  const said = await server.run(["user", "invite", "bob", "--mail"]);
  assert.equal(said.code, 0, said.said);
  assert.doesNotMatch(said.said, /link=/);
  const letter = await postbox.to("bob@example.org");
  assert.equal(letter.subject, "Ihr Konto bei GreenPulse");
  assert.match(letter.text, /Sie sind zu GreenPulse eingeladen/);
  assert.ok(await choose(letter, NEW_PASSWORD));
  const [line] = await api("GET", `/api/audit?action=person.invited&thing_id=${bob.id}`);
  assert.deepEqual(line.after, { mailed_to: "bob@example.org" });
  assert.doesNotMatch(JSON.stringify(await api("GET", "/api/audit")), /[0-9a-f]{64}/);
});

test("whoever_forgot_their_password_gets_a_link_and_nobody_learns_who_has_an_account", async () => {
  await add("nomail");
  await add("new", { email: "new@example.org" });
  const gone = await add("gone", { email: "gone@example.org" });
  await server.run(["user", "invite", "gone", "--mail"]);
  assert.ok(await choose(await postbox.to("gone@example.org"), NEW_PASSWORD));
  const session = (await post("/sign-in", { name: "bob", password: NEW_PASSWORD })).headers.get("set-cookie");
  const signedIn = async () =>
    (await fetch(`${server.url}/account`, { redirect: "manual", headers: { cookie: session.split(";")[0] } })).status === 200;
  assert.ok(await signedIn());
  await server.run(["user", "disable", "gone"]);
  const answers = [];
  for (const name of ["BOB@example.org ", "nobody", "gone", "nomail", "new", "x@example.org\r\nBcc: y@example.org"]) {
    const said = await post("/sign-in/forgot", { name });
    const headers = [...said.headers].filter(([name]) => name !== "date");
    answers.push(JSON.stringify([said.status, headers, await said.text()]));
  }
  assert.match(answers[0], /^\[200,/);
  assert.deepEqual([...new Set(answers)].length, 1, answers.join("\n"));
  const letter = await postbox.to("bob@example.org");
  assert.equal(letter.subject, "Neues Passwort für GreenPulse wählen");
  await sleep(500);
  assert.deepEqual(postbox.letters.map(({ recipients }) => recipients), []);
  assert.ok(await signedIn(), "asking signs nobody out");
  assert.equal((await post("/sign-in", { name: "bob", password: NEW_PASSWORD })).status, 303, "the password stays");
  assert.ok(await choose(letter, "another kettle altogether"));
  assert.ok(!(await choose(letter, "and a third kettle")), "a link works once");
  assert.ok(!(await signedIn()));
  const told = await postbox.to("bob@example.org");
  assert.equal(told.subject, "Ihr Passwort für GreenPulse wurde geändert");
  assert.doesNotMatch(told.text, /:\/\//);
  // From here on this address has to wait, whoever is asked for.
  const waits = [];
  for (let asked = 0; asked < 6; asked += 1) {
    waits.push((await post("/sign-in/forgot", { name: "nobody" })).status);
  }
  assert.deepEqual(waits, [200, 200, 200, 200, 429, 429]);
  assert.equal(gone.login, "gone");
});

test("the_page_to_sign_in_leads_to_whoever_forgot_and_the_page_is_whole", async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/sign-in`);
    await checkPage(page, "sign in, with mail");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("Name or e-mail address").waitFor();
    await checkPage(page, "a forgotten password");
  });
});

test("what_is_put_off_is_tried_again_and_what_is_refused_is_told", async () => {
  const cleo = await add("cleo", { email: "cleo@example.org" });
  let attempts = 0;
  postbox.judge = (address) => {
    if (address === "cleo@example.org" && (attempts += 1) === 1) {
      return answer(451, "4.7.1 come back later");
    }
    return address === "dan@example.org" ? answer(550, "5.1.1 no such person <i>here</i>") : undefined;
  };
  const dan = await add("dan", { email: "dan@example.org" });
  await withPage(browser, { js: false }, async (page) => {
    await enterAsAdmin(page);
    await page.goto(`${server.url}/settings/people/${cleo.id}`);
    await page.getByRole("button", { name: "Send an invitation by e-mail" }).click();
    await page.getByText("on its way").waitFor();
    await postbox.to("cleo@example.org");
    assert.equal(attempts, 2);
    await page.goto(`${server.url}/settings/people/${cleo.id}`);
    await page.getByText("The mail server accepted the last mail to cleo@example.org").waitFor();
    await page.goto(`${server.url}/settings/people/${dan.id}`);
    await page.getByRole("button", { name: "Send an invitation by e-mail" }).click();
    await page.getByText("on its way").waitFor();
    for (let looked = 0; looked < 50 && !(await page.getByText("was not sent:").count()); looked += 1) {
      await sleep(100);
      await page.goto(`${server.url}/settings/people/${dan.id}`);
    }
    await page.getByText("the mail server refused it (550 5.1.1 no such person <i>here</i>)").waitFor();
    await checkPage(page, "a person, after a letter that was refused");
  });
});

test("a_new_address_is_told_to_the_old_one", async () => {
  const eve = await add("eve", { email: "eve@example.org" });
  await withPage(browser, { js: false }, async (page) => {
    await enterAsAdmin(page);
    await page.goto(`${server.url}/settings/people/${eve.id}`);
    await page.getByLabel("E-mail (optional)").fill("eve@elsewhere.example");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved.").waitFor();
  });
  const letter = await postbox.to("eve@example.org");
  assert.equal(letter.subject, "Your e-mail address on GreenPulse was changed");
  assert.doesNotMatch(letter.text, /:\/\/|elsewhere/);
});

test("neither_a_wrong_password_nor_a_server_without_encryption_gets_a_letter_or_a_secret", async () => {
  await add("fay", { email: "fay@example.org" });
  const invite = (settings) => server.run(["user", "invite", "fay", "--mail"], settings);
  const wrong = await invite({ GREENPULSE_SMTP_PASSWORD: "another secret of mine" });
  assert.notEqual(wrong.code, 0);
  assert.match(wrong.said, /does not accept the name and password of the settings \(535\)/);
  assert.doesNotMatch(wrong.said, /another secret of mine|link=/);
  const plain = await Postbox.start({ offersTls: false });
  try {
    const said = await invite({ GREENPULSE_SMTP_PORT: String(plain.port) });
    assert.notEqual(said.code, 0);
    assert.match(said.said, /STARTTLS/);
    assert.deepEqual([plain.letters, plain.signedIn], [[], []]);
  } finally {
    await plain.stop();
  }
  const untrusted = await invite({ SSL_CERT_FILE: undefined });
  assert.notEqual(untrusted.code, 0);
  assert.match(untrusted.said, /certificate/i);
  const away = await invite({ GREENPULSE_SMTP_PORT: "1" });
  assert.notEqual(away.code, 0);
  assert.match(away.said, /cannot be reached/);
  assert.deepEqual(postbox.letters, []);
  assert.doesNotMatch(server.log, /link=[0-9a-f]|a password of the mail server/);
});
