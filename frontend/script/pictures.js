// Brings the charts of a page to life. It finds what the server left beside each picture, fetches charts.js when the page is
// at rest or somebody reaches for it, and says what is under the pointer in a heat map, which stays as it was drawn. The
// bundler puts the hashed name into the address.

import { reached } from "./reached.js";
import { said, valueText } from "./words.js";

// How long after the page is there the charts come by themselves: the page's program goes first.
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

// Where a chart has got to that is not drawn yet.
const latest = new WeakMap();

/** Draws the charts in `root`. */
export function draw(root) {
  for (const element of root.querySelectorAll("[data-heat]:not([data-told])")) {
    element.setAttribute("data-told", "");
    heat(element, JSON.parse(element.dataset.heat));
  }
  const found = [...root.querySelectorAll(".chart-live[data-option]")];
  if (found.length === 0) {
    return;
  }
  wanted.then(load).then(
    (module) => {
      for (const element of found.filter((element) => element.isConnected)) {
        module.draw(element, element.dataset.option, element.dataset.meta);
        const at = latest.get(element);
        if (at) {
          module.advance(element, ...at);
        }
      }
    },
    // The picture that the server drew stays. Offline is no fault to report, and the page says so already.
    () => {},
  );
}

/** Moves a chart on to a time and its value. */
export function advance(element, at, value) {
  latest.set(element, [at, value]);
  charts?.then((module) => module.advance(element, at, value), () => {});
}

/** Removes the charts in `root`; the pictures that the server drew show again. */
export function dispose(root) {
  const found = [...root.querySelectorAll(".chart-live[data-option]")];
  charts?.then((module) => found.forEach((element) => module.dispose(element)), () => {});
}

// `across` and `down` name the columns and rows, `values` has the columns one after the other, null for what is missing.
function heat(element, { across, down, values, unit }) {
  const frame = element.closest(".chart-frame");
  const plot = frame.querySelector(".chart-plot");
  const tip = element.appendChild(document.createElement("div"));
  tip.className = "chart-tip-box heat-tip";
  tip.hidden = true;
  const hide = () => {
    tip.hidden = true;
  };
  const show = ({ clientX, clientY }) => {
    const { left, top, width, height } = plot.getBoundingClientRect();
    const column = Math.floor(((clientX - left) / width) * across.length);
    const row = Math.floor(((clientY - top) / height) * down.length);
    if (!(column in across && row in down)) {
      hide();
      return;
    }
    const value = values[column * down.length + row];
    tip.textContent = `${across[column]}, ${down[row]}: ${value === null ? said("noReading") : `${valueText(value)}\u{a0}${unit}`}`;
    tip.hidden = false;
    const box = frame.getBoundingClientRect();
    const room = box.width - tip.offsetWidth;
    tip.style.insetInlineStart = `${Math.max(0, Math.min(clientX - box.left + 12, room))}px`;
    tip.style.insetBlockStart = `${Math.max(0, clientY - box.top - tip.offsetHeight - 8)}px`;
  };
  frame.addEventListener("pointermove", show);
  frame.addEventListener("pointerdown", show);
  frame.addEventListener("pointerleave", hide);
}
