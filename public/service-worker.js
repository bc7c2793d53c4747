// Keeps the last good copy of each page and opens it when the network is gone; sends readings that wait once there is one
// again. It leaves alone all that is not a page or a file of the app: the API, server functions, live connections, signing
// in, health. It decides nothing about freshness in the page: it only marks a stored page with `data-offline` and
// `data-stored` on <html>; the page's own offline.js says it in words.

"use strict";

// The page registers this file as /service-worker.js?v=<version>: a new version is a new worker, and its activation cleans up.
const VERSION = new URL(self.location.href).searchParams.get("v") || "0";

importScripts(`/queue.js?v=${VERSION}`);

// Named by the layout of what is stored, not by the version: a page kept yesterday is still what was last known.
const PAGES = "greenpulse-pages-1";
const ASSETS = "greenpulse-assets-1";
const SHELL = `greenpulse-shell-1-${VERSION}`;

const OFFLINE_PAGE = "/offline.html";
// Without a hash in their names, so from the network first; a stored page needs them when there is none.
const SHELL_FILES = ["/offline.js", "/queue.js", "/icon.svg", "/icon-192.png", "/manifest.webmanifest"];

const PAGES_MAX = 60;
const PAGE_CHARS_MAX = 2_000_000;
const ASSETS_MAX = 80;
// Past this a page that is known is shown as it was: nobody waits for ever on a line that is up in name only.
const NETWORK_WAIT_MS = 8_000;
// A page that stays open asks to be kept now and then; not more often than this.
const KEEP_AGE_MS_MIN = 300_000;
const STORED_AT = "x-greenpulse-stored-at";

const SIGN_IN = /^\/sign-in(\/|$)/;
const SIGN_OUT = /sign[-_]?out/i;
const NEVER = /^\/(api|sign-in|sign-out|health|livez|readyz)(\/|$)/;

// Counts the times that everything was forgotten: an answer asked for before a sign-out must not be stored after it.
let forgotten = 0;

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(activate());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) {
    return;
  }
  if (request.method !== "GET") {
    if (SIGN_OUT.test(url.pathname)) {
      event.waitUntil(forget());
    }
    return;
  }
  if (request.mode === "navigate" || (request.headers.has("x-visit") && !NEVER.test(url.pathname))) {
    event.respondWith(page(event, url));
  } else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(asset(event));
  } else if (SHELL_FILES.includes(url.pathname)) {
    event.respondWith(shellFile(event, url));
  }
});

self.addEventListener("message", (event) => {
  const message = event.data;
  if (message?.type === "forget") {
    event.waitUntil(forget());
  } else if (message?.type === "keep" && typeof message.url === "string") {
    event.waitUntil(keep(message.url).catch(warn("a page could not be kept")));
  }
});

// The browser has a network again, whether or not a page is open.
self.addEventListener("sync", (event) => {
  if (event.tag === "readings") {
    event.waitUntil(sendWaiting());
  }
});

async function sendWaiting() {
  const stopped = await self.greenpulseQueue.send();
  for (const client of await self.clients.matchAll()) {
    client.postMessage({ type: "sent" });
  }
  if (stopped === "away") {
    throw new Error("GreenPulse offline: readings wait, and the browser tries again later");
  }
}

async function install() {
  const shell = await caches.open(SHELL);
  const offline = await fetch(OFFLINE_PAGE, { cache: "reload" });
  if (!offline.ok) {
    throw new Error(`${OFFLINE_PAGE} answered ${offline.status}`);
  }
  // It stands alone with its own style, which the policy of the other pages would refuse.
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  };
  await shell.put(OFFLINE_PAGE, new Response(await offline.text(), { headers }));
  await Promise.all(
    SHELL_FILES.map((path) => shell.add(new Request(path, { cache: "reload" })).catch(warn(`${path} is not kept`))),
  );
  // Every page works with any version of this worker, so there is nothing to wait for.
  await self.skipWaiting();
}

async function activate() {
  const known = [PAGES, ASSETS, SHELL];
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("greenpulse-") && !known.includes(name)).map((name) => caches.delete(name)),
  );
  await pruneAssets(0).catch(warn("old files stay"));
  // Starts the request for a page while this worker still wakes up.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

// Network first; the stored copy when there is none, or when it keeps us waiting. It is the same for a page that the browser
// opens and for one that visit.js fetches; only the latter can be told that there is none.
async function page(event, url) {
  const before = forgotten;
  const none = () => (event.request.mode === "navigate" ? offlinePage() : Response.error());
  const network = (async () => {
    const response = (await event.preloadResponse) || (await fetch(event.request));
    return { response, copy: response.clone() };
  })();
  event.waitUntil(
    network
      .then(({ copy }) => pageCame(url, copy, before))
      .catch(() => {
        // The network is gone; that is answered below. What failed in storing was said where it failed.
      }),
  );

  const waited = new Promise((resolve) => setTimeout(resolve, NETWORK_WAIT_MS));
  try {
    const answer = await Promise.race([network, waited]);
    if (answer) {
      return answer.response;
    }
    return (await storedPage(url)) || (await network).response;
  } catch {
    return (await storedPage(url)) || (await none());
  }
}

async function pageCame(url, response, before) {
  // Sent to sign in, or refused: whoever sits here now has no right to what was kept.
  const at = response.redirected ? new URL(response.url) : url;
  if (SIGN_IN.test(at.pathname) || response.status === 401) {
    await forget();
    return;
  }
  if (response.status === 403 || response.status === 404) {
    await forgetPlace(at);
    return;
  }
  if (NEVER.test(at.pathname) || !isWorthKeeping(response)) {
    return;
  }
  try {
    await storePage(at, response, before);
  } catch (error) {
    // Most likely the quota: make room, so that the next page fits.
    warn("a page could not be kept")(error);
    await trimPages(PAGES_MAX / 2);
  }
}

function isWorthKeeping(response) {
  return (
    response.status === 200 &&
    response.type === "basic" &&
    (response.headers.get("content-type") || "").startsWith("text/html") &&
    !/no-store/i.test(response.headers.get("cache-control") || "")
  );
}

async function storePage(url, response, before) {
  const html = await response.text();
  if (html.length > PAGE_CHARS_MAX) {
    return;
  }
  // The policy stays: the page's own nonces belong to it. What describes the transfer no longer holds.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "vary", "etag", "last-modified", "link"]) {
    headers.delete(name);
  }
  headers.set(STORED_AT, String(Date.now()));
  const pages = await caches.open(PAGES);
  if (forgotten !== before) {
    return;
  }
  await pages.put(pageKey(url), new Response(html, { headers }));
  if (forgotten !== before) {
    await pages.delete(pageKey(url));
    return;
  }
  await trimPages(PAGES_MAX);
  await storeAssetsOf(html);
}

async function storedPage(url) {
  const pages = await caches.open(PAGES);
  const stored = await pages.match(pageKey(url));
  if (!stored) {
    return null;
  }
  const mark = `<html data-stored data-offline="${stored.headers.get(STORED_AT)}"`;
  const html = (await stored.text()).replace(/<html(?=[\s>])/i, mark);
  return new Response(html, { headers: stored.headers });
}

async function offlinePage() {
  const shell = await caches.open(SHELL);
  return (await shell.match(OFFLINE_PAGE)) || Response.error();
}

// A page asks to be kept as it is now: it came before there was a worker, or it has been open for long.
async function keep(href) {
  const url = new URL(href, self.location.origin);
  if (url.origin !== self.location.origin || NEVER.test(url.pathname)) {
    return;
  }
  const pages = await caches.open(PAGES);
  const stored = await pages.match(pageKey(url));
  if (stored && Date.now() - Number(stored.headers.get(STORED_AT)) < KEEP_AGE_MS_MIN) {
    return;
  }
  const before = forgotten;
  const headers = { accept: "text/html" };
  const response = await fetch(url.href, { headers, credentials: "same-origin" }).catch(() => null);
  if (response) {
    await pageCame(url, response, before);
  }
}

function pageKey(url) {
  return url.origin + url.pathname + url.search;
}

// The names carry a hash: what is there is right for ever.
async function asset(event) {
  const assets = await caches.open(ASSETS);
  const stored = await assets.match(event.request.url, { ignoreVary: true });
  if (stored) {
    return stored;
  }
  const response = await fetch(event.request);
  if (response.status === 200 && response.type === "basic") {
    const copy = response.clone();
    event.waitUntil(
      assets
        .put(event.request.url, copy)
        .then(() => pruneAssets(ASSETS_MAX))
        .catch(warn("a file could not be kept")),
    );
  }
  return response;
}

// A stored page without its style and program would open bare.
async function storeAssetsOf(html) {
  const assets = await caches.open(ASSETS);
  await Promise.all(
    [...assetPathsIn(html)].map(async (path) => {
      if (!(await assets.match(path, { ignoreVary: true }))) {
        await assets.add(path).catch(warn(`${path} is not kept`));
      }
    }),
  );
  await pruneAssets(ASSETS_MAX);
}

function assetPathsIn(html) {
  return new Set([...html.matchAll(/["'(](\/assets\/[^"'()\s<>\\]+)/g)].map((match) => match[1]));
}

// Drops, oldest first, what no stored page names, down to `max`; and past ASSETS_MAX the rest too.
async function pruneAssets(max) {
  const assets = await caches.open(ASSETS);
  const stored = await assets.keys();
  if (stored.length <= max) {
    return;
  }
  const named = new Set();
  const pages = await caches.open(PAGES);
  for (const key of await pages.keys()) {
    const response = await pages.match(key);
    for (const path of assetPathsIn(response ? await response.text() : "")) {
      named.add(path);
    }
  }
  let left = stored.length;
  for (const wanted of [false, true]) {
    const limit = wanted ? ASSETS_MAX : max;
    for (const request of stored) {
      const { pathname, search } = new URL(request.url);
      if (left > limit && named.has(pathname + search) === wanted) {
        await assets.delete(request, { ignoreVary: true });
        left -= 1;
      }
    }
  }
}

async function shellFile(event, url) {
  const shell = await caches.open(SHELL);
  try {
    const response = await fetch(event.request);
    if (response.status === 200) {
      event.waitUntil(shell.put(url.pathname, response.clone()).catch(warn(`${url.pathname} is not kept`)));
    }
    return response;
  } catch {
    return (await shell.match(url.pathname, { ignoreVary: true })) || Response.error();
  }
}

// The oldest go first; the overview stays, for it is where the app opens.
async function trimPages(max) {
  const pages = await caches.open(PAGES);
  const keys = await pages.keys();
  if (keys.length <= max) {
    return;
  }
  const dated = await Promise.all(
    keys.map(async (key) => {
      const response = await pages.match(key);
      return { key, storedAt: Number(response?.headers.get(STORED_AT)) };
    }),
  );
  dated.sort((a, b) => a.storedAt - b.storedAt);
  const overview = `${self.location.origin}/`;
  const leaving = dated.filter(({ key }) => key.url !== overview).slice(0, keys.length - max);
  await Promise.all(leaving.map(({ key }) => pages.delete(key)));
}

// What is there is gone, or no longer for whoever sits here: neither are the pages below it.
async function forgetPlace(url) {
  const place = url.origin + url.pathname.replace(/\/$/, "");
  const pages = await caches.open(PAGES);
  const isBelow = ({ url: key }) => key === place || ["/", "?"].some((next) => key.startsWith(place + next));
  await Promise.all((await pages.keys()).filter(isBelow).map((key) => pages.delete(key)));
}

async function forget() {
  forgotten += 1;
  await caches.delete(PAGES);
}

// Said in the worker's own console, as a warning: a page that cannot be kept is still shown.
function warn(what) {
  return (error) => console.warn(`GreenPulse offline: ${what}:`, error);
}
