// Brings the charts of a document to life: a page that the server drew whole and that runs no program but this. It finds
// what the server left beside each picture, fetches charts.js when the page is at rest or somebody reaches for it, and says
// what is under the pointer in a heat map, which stays as it was drawn. The bundler puts the hashed name into the address.

import { reached } from "./reached.js";

// Nothing else is to be done on such a page.
const REST_MS = 1_000;

const wanted = reached((now) => setTimeout(now, REST_MS));

const charts = [...document.querySelectorAll(".chart-live[data-option]")];
if (charts.length > 0) {
  wanted
    .then(() => import("./charts.js"))
    .then(
      ({ draw }) => charts.forEach((element) => draw(element, element.dataset.option, element.dataset.meta)),
      // The picture that the server drew stays.
      () => {},
    );
}

for (const element of document.querySelectorAll("[data-heat]")) {
  heat(element, JSON.parse(element.dataset.heat));
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
    tip.textContent = `${across[column]}, ${down[row]}: ${value === null ? "no reading" : `${value}\u{a0}${unit}`}`;
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
