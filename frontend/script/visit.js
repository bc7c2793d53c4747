// Puts the next page in the place of this one, without loading the document again: the bar, the live connection and the
// program stay. A page that is left is put away as it is, so going back finds what was typed and how far it was scrolled. A
// browser without the Navigation API loads each page, as one without scripts does.

// What the document says of the page in it.
const OF_PAGE = ["lang", "data-hours", "data-words", "data-rendered-at", "data-zone", "data-offline", "data-stored"];

// How many pages are put away. The oldest go.
const KEPT_MAX = 10;

// What is not a page: the browser itself loads it.
const APART = /^\/(api|assets|sign-in|sign-out|health|livez|readyz)(\/|$)|\/export$/;

// Addresses that turned out to be no page of ours: the browser goes there by itself.
const apart = new Set();

// The pages that were left, by the key of their place in the history.
const kept = new Map();

let wishes;
let here;

/** Begins. `arrived`, `shown`, `left` and `dropped` are told of each page: its `<main>`. */
export function begin(callbacks) {
  wishes = callbacks;
  wishes.arrived(main());
  again();
  if (!("navigation" in window) || !navigation.currentEntry) {
    return;
  }
  here = navigation.currentEntry.key;
  navigation.addEventListener("navigate", (event) => {
    if (!isVisit(event)) {
      return;
    }
    const coming = { url: event.destination.url, focused: mark(document.activeElement) };
    // Where the browser can wait with the address until the page is there, it does. Going back is at once: the address first.
    const waits = "NavigationPrecommitController" in window && event.cancelable && event.navigationType !== "traverse";
    event.intercept({
      focusReset: "manual",
      ...(waits && { precommitHandler: (controller) => ask(event, coming, controller) }),
      handler: () => arrive(event, coming),
    });
  });
}

/** Fetches the page anew and puts it in its place, but not while somebody types in it. */
export async function refresh(page = main()) {
  if (page !== main() || isBusy(page)) {
    return;
  }
  const answer = await fetched(location.href).catch(() => undefined);
  if (answer?.page && page === main() && !isBusy(page) && !answer.isRedirected) {
    const focused = mark(document.activeElement);
    await exchange(page, answer, { isAnew: true });
    focus(focused);
  }
}

/** Shows what the server answered to a form that a script sent. */
export async function answered(response) {
  const answer = await read(response);
  if (!answer.page) {
    location.assign(answer.url);
    return;
  }
  await exchange(main(), answer, { isAnew: true });
  if (answer.isRedirected) {
    history.pushState(null, "", answer.url);
    here = window.navigation?.currentEntry?.key;
    lastUrl = location.href;
  }
  const faulty = main().querySelector('[aria-invalid="true"]');
  (faulty ?? main()).focus({ preventScroll: !faulty });
}

function main() {
  return document.getElementById("main");
}

// A field that someone is in, or has changed.
function isBusy(page) {
  const isTyping = page.contains(document.activeElement) && document.activeElement.matches("input, select, textarea");
  return document.hidden || isTyping || page.hasAttribute("data-edited") || document.documentElement.hasAttribute("data-offline");
}

addEventListener("input", (event) => event.target.closest?.("#main")?.setAttribute("data-edited", ""));

function isVisit(event) {
  const url = new URL(event.destination.url);
  const isWithin = event.canIntercept && url.origin === location.origin && !APART.test(url.pathname) && !apart.has(url.href);
  const isOther = event.navigationType === "traverse" || !event.destination.sameDocument;
  const hasFile = [...(event.formData?.values() ?? [])].some((value) => typeof value !== "string");
  return isWithin && isOther && !event.hashChange && event.downloadRequest === null && event.navigationType !== "reload" && !hasFile;
}

// Fetches the page that is visited, if it is not at hand.
async function ask(event, coming, controller) {
  const known = event.navigationType === "traverse" ? kept.get(event.destination.key) : undefined;
  coming.isKnown = Boolean(known);
  waiting(true);
  event.signal.addEventListener("abort", () => waiting(false));
  try {
    coming.answer = known ?? (await fetched(coming.url, event));
  } catch (error) {
    if (event.signal.aborted) {
      throw error;
    }
  }
  if (!controller) {
    return;
  }
  const { answer } = coming;
  if (!answer?.page) {
    // The address stays as it is, for this may be a file that is only saved.
    apart.add(new URL(answer?.url ?? coming.url).href);
    setTimeout(() => location.assign(answer?.url ?? coming.url));
    throw new DOMException("no page of this app", "AbortError");
  }
  const target = targetOf(answer, coming);
  if (target !== coming.url) {
    controller.redirect(target);
  }
}

// Says to styles and tests that the next page is on its way.
function waiting(isSo) {
  document.documentElement.toggleAttribute("data-visiting", isSo);
}

// The address of an answer: a redirect keeps the place in the page that was asked for.
function targetOf({ url }, coming) {
  return url === undefined || url.includes("#") ? (url ?? coming.url) : url + new URL(coming.url).hash;
}

async function arrive(event, coming) {
  if (!("isKnown" in coming)) {
    await ask(event, coming);
  }
  if (event.signal.aborted) {
    return;
  }
  const { answer, focused, isKnown, url } = coming;
  if (!answer?.page) {
    elsewhere(answer?.url ?? url, event);
    return;
  }
  const isSamePage = new URL(url).pathname === new URL(lastUrl).pathname;
  // What one does on a page is answered at once: while a picture fades, a press meets the picture.
  await exchange(main(), answer, { isKnown, isAtOnce: isSamePage || Boolean(event.formData) });
  const target = targetOf(answer, coming);
  if (!isKnown && target !== location.href) {
    history.replaceState(history.state, "", target);
  }
  here = navigation.currentEntry.key;
  lastUrl = location.href;
  // Scrolling to a place in the page takes the focus away, so it comes first.
  event.scroll();
  if (!(isSamePage && focus(focused))) {
    main().focus({ preventScroll: true });
  }
  waiting(false);
  const announcer = document.getElementById("arrived");
  if (announcer) {
    announcer.textContent = document.title;
  }
}

let lastUrl = location.href;

// What the server answers: see `read`.
async function fetched(url, event) {
  const body = event?.formData ? new URLSearchParams([...event.formData]) : undefined;
  const response = await fetch(url, {
    method: body ? "POST" : "GET",
    body,
    headers: { accept: "text/html", "x-visit": "1" },
    credentials: "same-origin",
    signal: event?.signal,
  });
  return read(response);
}

// An answer as a page, or that it is none of ours.
async function read(response) {
  const isHtml = (response.headers.get("content-type") ?? "").startsWith("text/html");
  if (!isHtml) {
    return { url: response.url };
  }
  const next = new DOMParser().parseFromString(await response.text(), "text/html");
  const [now, then] = [document.documentElement, next.documentElement];
  const isOurs = ["data-version", "lang", "data-theme", "data-bare", "data-who"].every((name) => now.getAttribute(name) === then.getAttribute(name));
  const page = isOurs && next.getElementById("main");
  if (!page) {
    return { url: response.url };
  }
  return {
    page: document.adoptNode(page),
    title: next.title,
    nav: document.adoptNode(next.getElementById("app-nav")),
    attributes: attributesOf(then),
    isRedirected: response.redirected,
    url: response.url,
  };
}

function attributesOf(root) {
  return Object.fromEntries(OF_PAGE.map((name) => [name, root.getAttribute(name)]));
}

// Another version, somebody else's page (whose live connection is another), the page to sign in, a file: the browser loads it.
function elsewhere(url, event) {
  if (event.formData) {
    // It was sent already; what came of it stands at the address.
    location.replace(url);
    return;
  }
  apart.add(new URL(url).href);
  location.replace(url);
}

async function exchange(old, next, { isAnew = false, isKnown = false, isAtOnce = isAnew } = {}) {
  const put = () => {
    if (isAnew) {
      wishes.left(old);
      wishes.dropped(old);
    } else {
      putAway(old);
    }
    old.replaceWith(next.page);
    document.title = next.title;
    document.getElementById("app-nav").replaceWith(next.nav.cloneNode(true));
    for (const [name, value] of Object.entries(next.attributes)) {
      if (value === null) {
        document.documentElement.removeAttribute(name);
      } else {
        document.documentElement.setAttribute(name, value);
      }
    }
    (isKnown ? wishes.shown : wishes.arrived)(next.page);
  };
  const isStill = isAtOnce || document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (isStill || !document.startViewTransition) {
    put();
  } else {
    await document.startViewTransition(put).updateCallbackDone;
  }
  // A link in the menu was followed.
  document.querySelector(".app-menu[open]")?.removeAttribute("open");
  again();
}

function putAway(old) {
  wishes.left(old);
  if (here === undefined) {
    return;
  }
  if (kept.has(here) && kept.get(here).page !== old) {
    wishes.dropped(kept.get(here).page);
  }
  kept.delete(here);
  kept.set(here, { page: old, title: document.title, nav: document.getElementById("app-nav").cloneNode(true), attributes: attributesOf(document.documentElement) });
  for (const [key, { page }] of kept) {
    if (kept.size <= KEPT_MAX) {
      break;
    }
    kept.delete(key);
    wishes.dropped(page);
  }
}

// What has the focus, in a way that finds it in another page: by its id or where it leads.
function mark(element) {
  if (!element || !main()?.contains(element)) {
    return undefined;
  }
  return element.id ? `#${CSS.escape(element.id)}` : element.matches("a[href]") ? `a[href="${CSS.escape(element.getAttribute("href"))}"]` : undefined;
}

function focus(selector) {
  const element = selector && main().querySelector(selector);
  element?.focus({ preventScroll: true });
  return Boolean(element);
}

let timer;

// A page about work under way is fetched again after so many seconds.
function again() {
  clearTimeout(timer);
  const seconds = Number(main()?.dataset.again);
  if (seconds > 0) {
    const page = main();
    timer = setTimeout(async () => {
      await refresh(page);
      if (page === main()) {
        again();
      }
    }, seconds * 1_000);
  }
}
