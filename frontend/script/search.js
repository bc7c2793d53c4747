// The search over any page: Ctrl-K, a slash, or the glass in the bar open it. It shows what the page of the search shows, and asks
// the server again while one types. Without scripts the glass leads to that page.

// How long nobody types before the server is asked.
const PAUSE_MS = 120;

let dialog;
let timer;
let asked = 0;

/** Begins to listen for what opens the search. */
export function listen() {
  document.addEventListener("click", (event) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (isPlain && event.target.closest?.("[data-search]")) {
      event.preventDefault();
      open();
    }
  });
  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(document.activeElement);
    const isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isSlash || isK) {
      event.preventDefault();
      open();
    }
  });
}

function isTyping(element) {
  return element?.matches("input, select, textarea, [contenteditable]") ?? false;
}

async function open() {
  const field = document.querySelector("#main .search input");
  if (field) {
    // This is the page of the search.
    field.select();
    return;
  }
  if (dialog?.open) {
    return;
  }
  const page = await found("").catch(() => undefined);
  if (!page) {
    location.assign("/search");
    return;
  }
  dialog = document.createElement("dialog");
  dialog.className = "search-dialog";
  dialog.append(page);
  dialog.setAttribute("aria-label", input().getAttribute("aria-label"));
  dialog.addEventListener("input", later);
  dialog.addEventListener("submit", choose);
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("close", () => dialog.remove());
  // A hit was followed, or one clicked beside the dialog.
  dialog.addEventListener("click", (event) => (event.target.closest("a") || event.target === dialog) && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  input().focus();
}

// What the page of the search shows for a text.
async function found(text) {
  const response = await fetch(`/search?q=${encodeURIComponent(text)}`, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return document.adoptNode(page.getElementById("search"));
}

function input() {
  return dialog.querySelector("input");
}

function results() {
  return [...dialog.querySelectorAll("#found a")];
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(renew, PAUSE_MS);
}

async function renew() {
  clearTimeout(timer);
  timer = undefined;
  const own = ++asked;
  const next = await found(input().value).catch(() => undefined);
  // Only the answer to what was asked last counts.
  if (next && own === asked) {
    dialog.querySelector("#found").replaceWith(next.querySelector("#found"));
  }
}

// Enter in the field goes to the best hit.
async function choose(event) {
  event.preventDefault();
  if (timer !== undefined) {
    await renew();
  }
  results()[0]?.click();
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) {
    return;
  }
  event.preventDefault();
  const places = [input(), ...results()];
  const next = places[places.indexOf(document.activeElement) + step];
  next?.focus();
}
