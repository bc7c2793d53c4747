// Starts the service worker and says when what is shown is not live. It leaves to the app whether a meter is late, and
// takes every word that it shows from the page. Loaded with `defer`; works without the app's own program.

"use strict";

(() => {
  const root = document.documentElement;
  const own = new URL(document.currentScript?.src || location.href);
  const RETRY_MS = 30_000;
  const KEEP_EVERY_MS = 600_000;

  // Words that said "now", with what they said.
  const replaced = new Map();

  // Set by the service worker on a page from its store.
  const isStored = () => root.hasAttribute("data-stored");
  const isEdited = () => document.querySelector("#main[data-edited]") !== null;

  addEventListener("input", (event) => event.target.closest?.("#main")?.setAttribute("data-edited", ""));

  function showBanner(knownAt) {
    root.setAttribute("data-offline", String(knownAt));
    const banner = document.getElementById("offline-banner");
    if (!banner) {
      return;
    }
    const why = document.getElementById("offline-why");
    if (why && navigator.onLine && banner.dataset.unreachable) {
      why.textContent = banner.dataset.unreachable;
    } else if (why && banner.dataset.offline) {
      why.textContent = banner.dataset.offline;
    }
    const time = document.getElementById("offline-time");
    if (time && Number.isFinite(knownAt)) {
      time.dateTime = new Date(knownAt).toISOString();
      time.textContent = words(knownAt);
      nothingIsNow(words(knownAt));
    }
    banner.hidden = false;
  }

  function hideBanner() {
    root.removeAttribute("data-offline");
    const banner = document.getElementById("offline-banner");
    if (banner) {
      banner.hidden = true;
    }
    for (const [word, now] of replaced) {
      word.textContent = now;
    }
    replaced.clear();
  }

  // What was so at that time is not so now: the word says when instead.
  function nothingIsNow(at) {
    for (const word of document.querySelectorAll("[data-now]")) {
      if (!replaced.has(word)) {
        replaced.set(word, word.textContent);
      }
      word.textContent = word.dataset.now.replace("{time}", at);
    }
  }

  // The time in the site's zone; with its day when that is not today.
  function words(at) {
    const locale = root.lang || undefined;
    const timeZone = root.dataset.zone || undefined;
    const day = { weekday: "long", day: "numeric", month: "long", timeZone };
    const is12 = root.dataset.hours === "12";
    const ofClock = { hour: is12 ? "numeric" : "2-digit", minute: "2-digit", hourCycle: is12 ? "h12" : "h23" };
    const clock = new Intl.DateTimeFormat(locale, { ...ofClock, timeZone });
    const date = new Intl.DateTimeFormat(locale, day);
    const isToday = date.format(at) === date.format(Date.now()) && Math.abs(Date.now() - at) < 86_400_000;
    return isToday ? clock.format(at) : `${clock.format(at)}, ${date.format(at)}`;
  }

  // A wall screen has nobody to press "Try again". A form that someone has begun is never reloaded away.
  async function reloadWhenReachable() {
    if (!isStored() || !navigator.onLine || isEdited() || document.hidden) {
      return;
    }
    try {
      const answer = await fetch("/livez", { cache: "no-store" });
      if (answer.ok && isStored() && !isEdited()) {
        location.reload();
      }
    } catch {
      // Still gone; the next round asks again.
    }
  }

  // A page is there: the document's, or one that took the place of another.
  function look() {
    if (isStored() || !navigator.onLine) {
      showBanner(Number(root.dataset.renderedAt || root.dataset.offline));
    } else {
      hideBanner();
    }
  }

  look();
  new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ["data-stored", "data-rendered-at"] });
  setInterval(reloadWhenReachable, RETRY_MS);
  // The page was live until now, so this is the time of what it shows.
  addEventListener("offline", () => isStored() || showBanner(Date.now()));
  addEventListener("online", () => (isStored() ? reloadWhenReachable() : hideBanner()));

  if (!("serviceWorker" in navigator)) {
    return;
  }

  function tell(message) {
    navigator.serviceWorker.controller?.postMessage(message);
  }

  function keepThisPage() {
    if (navigator.onLine && !root.hasAttribute("data-offline")) {
      tell({ type: "keep", url: location.href });
    }
  }

  document.addEventListener("submit", (event) => {
    if (/sign[-_]?out/i.test(event.target.action || "")) {
      tell({ type: "forget" });
    }
  });

  // The worker keeps each page that comes. One that stays open for hours is kept anew when it is put away, and now and then.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      keepThisPage();
    }
  });
  setInterval(keepThisPage, KEEP_EVERY_MS);
  // The first visit began before there was a worker to keep it.
  navigator.serviceWorker.addEventListener("controllerchange", keepThisPage);

  if (!isStored()) {
    navigator.serviceWorker
      .register(`/service-worker.js${own.search}`, { scope: "/", updateViaCache: "none" })
      .catch((error) => console.warn("GreenPulse does not work offline here:", error));
  }
})();
