// Starts the service worker and says when what is shown is not live. It leaves to the app whether a meter is late, and
// takes every word that it shows from the page. Loaded with `defer`; works without the app's own program.

"use strict";

(() => {
  const root = document.documentElement;
  // Set by the service worker on a page from its store.
  const isStored = root.hasAttribute("data-offline");
  const own = new URL(document.currentScript?.src || location.href);
  const RETRY_MS = 30_000;
  const KEEP_EVERY_MS = 600_000;
  const SETTLE_MS = 3_000;

  let isEdited = false;
  addEventListener("input", () => {
    isEdited = true;
  });

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
    }
    banner.hidden = false;
  }

  function hideBanner() {
    root.removeAttribute("data-offline");
    const banner = document.getElementById("offline-banner");
    if (banner) {
      banner.hidden = true;
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
    if (!navigator.onLine || isEdited || document.hidden) {
      return;
    }
    try {
      const answer = await fetch("/livez", { cache: "no-store" });
      if (answer.ok && !isEdited) {
        location.reload();
      }
    } catch {
      // Still gone; the next round asks again.
    }
  }

  if (isStored) {
    showBanner(Number(root.dataset.renderedAt || root.dataset.offline));
    setInterval(reloadWhenReachable, RETRY_MS);
    addEventListener("online", reloadWhenReachable);
  } else {
    // The page was live until now, so this is the time of what it shows.
    addEventListener("offline", () => showBanner(Date.now()));
    addEventListener("online", hideBanner);
    if (!navigator.onLine) {
      showBanner(Number(root.dataset.renderedAt));
    }
  }

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

  // The app changes pages without a navigation, and a page stays open for hours: each is kept when it is reached, when it
  // is put away, and now and then.
  let settled;
  window.navigation?.addEventListener("currententrychange", () => {
    clearTimeout(settled);
    settled = setTimeout(keepThisPage, SETTLE_MS);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      keepThisPage();
    }
  });
  setInterval(keepThisPage, KEEP_EVERY_MS);
  // The first visit began before there was a worker to keep it.
  navigator.serviceWorker.addEventListener("controllerchange", keepThisPage);

  if (!isStored) {
    navigator.serviceWorker
      .register(`/service-worker.js${own.search}`, { scope: "/", updateViaCache: "none" })
      .catch((error) => console.warn("GreenPulse does not work offline here:", error));
  }
})();
