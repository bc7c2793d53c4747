// Starts the app in the page: gives it `window.greenpulse`, then hands over. It leaves the drawing to charts.js, which is
// fetched when the first chart is, so that nothing waits for it. The bundler puts the hashed names into the addresses.

import { reached } from "./reached.js";

const COPIED_MS = 2_000;

// A page that is not looked at is never painted.
const PAINT_MS_MAX = 1_000;

// How long after the page is there the charts come by themselves: the app goes first.
const REST_MS = 4_000;

const wanted = reached((now) => {
  const rest = () => setTimeout(() => ("requestIdleCallback" in window ? requestIdleCallback(now) : now()), REST_MS);
  if (document.readyState === "complete") {
    rest();
  } else {
    addEventListener("load", rest, { once: true });
  }
});

let charts;

function load() {
  // A load that failed is not kept: the next drawing tries again.
  charts ??= import("./charts.js").catch((error) => {
    charts = undefined;
    throw error;
  });
  return charts;
}

// The last wish for an element counts: one that was asked to go while the charts were still loading is not drawn.
const wishes = new WeakMap();

window.greenpulse = {
  // Draws or updates the chart in `element`; both others are JSON (see charts.js).
  draw(element, option, meta) {
    wishes.set(element, { option, meta });
    wanted.then(load).then(
      ({ advance, draw }) => {
        const wish = wishes.get(element);
        if (wish) {
          wishes.delete(element);
          draw(element, wish.option, wish.meta);
          if (wish.latest) {
            advance(element, ...wish.latest);
          }
        }
      },
      // The picture that the server drew stays. Offline is no fault to report, and the page says so already.
      () => {},
    );
  },

  // Moves the chart on to a time and its value.
  advance(element, at, value) {
    const wish = wishes.get(element);
    if (wish) {
      wish.latest = [at, value];
    } else {
      charts?.then(({ advance }) => advance(element, at, value), () => {});
    }
  },

  dispose(element) {
    wishes.delete(element);
    charts?.then(({ dispose }) => dispose(element), () => {});
  },
};

// `button[data-copy=<id>]` copies what stands in the element of that id, and says so on the button itself.
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-copy]") : null;
  const source = button && document.getElementById(button.dataset.copy);
  if (!source || button.dataset.copied !== undefined) {
    return;
  }
  const text = "value" in source ? source.value : source.textContent;
  const words = await copy(text.trim(), source);
  // Only the words change: what else is in the button (a picture, a comment of the app's) stays.
  const label = lastText(button);
  const before = label.data;
  button.dataset.copied = "";
  label.data = words;
  setTimeout(() => {
    label.data = before;
    delete button.dataset.copied;
  }, COPIED_MS);
});

async function copy(text, source) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied";
  } catch {
    // No clipboard without HTTPS, except on this machine: mark it, so that one keystroke does the rest.
    getSelection()?.selectAllChildren(source);
    return "Selected";
  }
}

function lastText(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let found;
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim()) {
      found = walker.currentNode;
    }
  }
  return found ?? element.appendChild(document.createTextNode(""));
}

// The page is complete without the app. What is needed to see it goes first, over the wire and on the processor; then the
// module and the WASM, at the same time.
await new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, PAINT_MS_MAX);
});
const [{ default: start, hydrate }, module] = await Promise.all([
  import("./app.js"),
  WebAssembly.compileStreaming(fetch(new URL("./app.wasm", import.meta.url))),
]);
await start({ module_or_path: module });
// A breath between the two, so that a tap in between is not kept waiting for both.
await new Promise((resolve) => setTimeout(resolve));
hydrate();
// What the page offers works from here on; for tests, and for style that depends on it.
document.documentElement.setAttribute("data-hydrated", "");
