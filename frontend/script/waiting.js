// Forms of readings that outlive a missing network (`form[data-waits]`): what cannot be sent is kept on this device
// (public/queue.js), shown on the page, and sent once GreenPulse can be reached. Every word stands in the page.

import { answered } from "./visit.js";

const queue = globalThis.greenpulseQueue;
const ANSWER_MS_MAX = 60_000;

// The reading that is being corrected: it leaves the list once it is saved.
let correcting;

/** Shows what waits, in the page `root`, and tries to send it. */
export async function look(root) {
  bringUpToNow(root);
  if (queue) {
    await show();
    await send();
  }
}

addEventListener("online", send);
navigator.serviceWorker?.addEventListener("message", (event) => {
  if (event.data?.type === "sent") {
    show();
  }
});

// A browser that keeps nothing has nothing that waits.
const list = () => queue.list().catch(() => []);

async function send() {
  if (navigator.onLine && (await list()).some((entry) => !entry.refused)) {
    await show(await queue.send());
  }
}

// A page from this device has the time at which it was kept; a reading is taken now.
function bringUpToNow(root) {
  const form = root.querySelector("form[data-waits]");
  if (!form || !document.documentElement.hasAttribute("data-stored")) {
    return;
  }
  const parts = new Intl.DateTimeFormat("sv-SE", {
    dateStyle: "short",
    timeStyle: "short",
    timeZone: form.dataset.zone || undefined,
  }).format(Date.now());
  const [date, time] = parts.split(" ");
  form.querySelector("#date").value = date;
  form.querySelector("#time").value = time;
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.matches('form[action="/sign-out"]')) {
    await beforeSignOut(event, form);
  }
  if (!queue || event.defaultPrevented || !form.matches("form[data-waits]")) {
    return;
  }
  event.preventDefault();
  if (form.hasAttribute("data-sending")) {
    return;
  }
  form.setAttribute("data-sending", "");
  try {
    const answer = await post(form);
    if (answer) {
      await done();
      await answered(answer);
    } else {
      await keep(form);
    }
  } finally {
    form.removeAttribute("data-sending");
  }
});

// The server's answer; none if it cannot be reached.
async function post(form) {
  if (!navigator.onLine) {
    return undefined;
  }
  const data = new FormData(form);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams([...data]);
  const signal = AbortSignal.timeout(ANSWER_MS_MAX);
  const headers = { accept: "text/html", "x-visit": "1" };
  const answer = await fetch(form.action, { method: "POST", body, headers, credentials: "same-origin", signal }).catch(() => undefined);
  // A proxy in front of a server that is away.
  return answer && answer.status >= 502 && answer.status <= 504 ? undefined : answer;
}

// What stood in the list is saved now, or stands in the form again with what is wrong.
async function done() {
  if (correcting !== undefined) {
    await queue.drop(correcting);
    correcting = undefined;
  }
}

async function keep(form) {
  const entries = form.dataset.waits === "round" ? entriesOfRound(form) : [entryOf(form)];
  const isKept = await queue.keep(entries).then(
    () => true,
    () => false,
  );
  tell(form, isKept ? "kept" : "not-kept");
  if (!isKept) {
    return;
  }
  correcting = undefined;
  for (const field of form.querySelectorAll('#value, #note, [name^="value-"], input[type="file"]')) {
    field.value = "";
  }
  document.getElementById("main")?.removeAttribute("data-edited");
  await show();
  askForSync().catch(() => {});
}

// The browser answers only once it likes to: nobody waits for it.
async function askForSync() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register("readings");
}

// `crypto.randomUUID` is only there with HTTPS.
const newId = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

const entry = (id, fields, label, unit) => ({ id, keptAt: Date.now(), fields, label, unit });

function entryOf(form) {
  const named = [...new FormData(form)].map(([name, value]) => [name.replace(/^input\[(.*)\]$/, "$1"), value]);
  const label = form.querySelector("#channel option:checked")?.textContent ?? "";
  return entry(correcting ?? newId(), Object.fromEntries(named), label, form.querySelector(".unit")?.textContent ?? "");
}

function entriesOfRound(form) {
  const [date, time] = ["date", "time"].map((name) => form.elements[name].value);
  const rows = [...form.querySelectorAll("[data-channel]")].filter((row) => row.querySelector('[name^="value-"]').value.trim());
  return rows.map((row) => {
    const value = row.querySelector('[name^="value-"]').value;
    const right = row.querySelector('[name^="right-"]')?.checked ? "yes" : "";
    const photo = row.querySelector('input[type="file"]')?.files[0];
    const fields = { channel: row.dataset.channel, kind: "register", value, date, time, right };
    return { ...entry(newId(), fields, row.dataset.label, row.dataset.unit), ...(photo && { photo }) };
  });
}

// Says one of the sentences beside the form, and no other.
function tell(form, name) {
  for (const sentence of form.querySelectorAll("[data-told]")) {
    sentence.hidden = sentence.dataset.told !== name;
  }
  form.querySelector(`[data-told="${name}"]`)?.focus();
}

/** Shows what waits; `stopped` is why it could not be sent. */
async function show(stopped) {
  const entries = await list();
  const banner = document.getElementById("waiting-banner");
  if (banner) {
    banner.hidden = entries.length === 0;
    banner.querySelector("[data-count]").textContent = String(entries.length);
  }
  const section = document.getElementById("waiting");
  if (!section) {
    return;
  }
  section.hidden = entries.length === 0;
  section.querySelector('[data-when="sign-in"]').hidden = stopped !== "sign-in";
  section.querySelector("ul").replaceChildren(...entries.map((entry) => row(section, entry)));
}

function row(section, entry) {
  const item = section.querySelector("template").content.firstElementChild.cloneNode(true);
  const fill = (name, text) => {
    item.querySelector(`[data-of="${name}"]`).textContent = text;
  };
  const { date, time, value } = entry.fields;
  fill("label", entry.label);
  fill("value", `${value}\u{a0}${entry.unit}`);
  fill("when", `${date} ${time}`);
  fill("why", entry.refused?.why ?? "");
  item.querySelector("[data-photo]").hidden = !entry.photo;
  item.querySelector("[data-refused]").hidden = !entry.refused;
  const [correct, discard] = ["correct", "discard"].map((name) => item.querySelector(`[data-do="${name}"]`));
  correct.hidden = !entry.refused;
  correct.addEventListener("click", () => correctIn(entry));
  discard.addEventListener("click", async () => {
    await queue.drop(entry.id);
    await show();
    section.querySelector("h2").focus();
  });
  return item;
}

// Into the form of a single reading, on its page.
function correctIn(entry) {
  const form = document.querySelector('form[data-waits="one"]');
  if (!form) {
    const query = new URLSearchParams({ ...entry.fields, field: entry.refused.field, fault: entry.refused.why });
    correcting = entry.id;
    location.assign(`/readings/new?${query}`);
    return;
  }
  correcting = entry.id;
  for (const [name, value] of Object.entries(entry.fields)) {
    const field = form.elements[`input[${name}]`];
    if (field) {
      field.value = value;
      (field instanceof Element ? field : form).dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  form.querySelector("#value").focus();
}

// Signing out clears what this browser keeps: what waits is sent first, and what cannot be is asked about.
async function beforeSignOut(event, form) {
  if (!queue || form.hasAttribute("data-asked")) {
    return;
  }
  event.preventDefault();
  await queue.send().catch(() => {});
  const left = await list();
  if (left.length === 0 || confirm(form.dataset.ask)) {
    form.setAttribute("data-asked", "");
    form.requestSubmit();
  }
}
