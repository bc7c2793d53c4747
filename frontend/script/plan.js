// The plan of a site: each building is a pin that is dragged to its place, or moved with the arrow keys. The numbers of the
// form follow; without scripts they are typed.

const STEP = 1;

/** Shows pins on a page that has a plan. */
export function begin(root) {
  const form = root.querySelector("form[data-plan]");
  if (!form || form.querySelector(".map-pin")) {
    return;
  }
  for (const part of form.querySelectorAll("[data-with-script]")) {
    part.hidden = false;
  }
  for (const row of form.querySelectorAll("tr[data-spot]")) {
    const pin = document.createElement("button");
    pin.type = "button";
    pin.className = "map-pin";
    pin.dataset.spot = row.dataset.spot;
    pin.textContent = row.querySelector("th").textContent;
    put(form, pin);
  }
  form.addEventListener("input", (event) => {
    const row = event.target.closest("tr[data-spot]");
    if (row) {
      put(form, form.querySelector(`.map-pin[data-spot="${row.dataset.spot}"]`));
    }
  });
}

const fields = (form, pin) => ["x", "y"].map((axis) => form.querySelector(`#${axis}${pin.dataset.spot}`));
const numberOf = (field) => Number.parseFloat(field.value.replace(",", "."));
const clamped = (percent) => Math.min(100, Math.max(0, percent));

// A pin stands where its numbers say, or waits in the tray.
function put(form, pin) {
  const [x, y] = fields(form, pin).map(numberOf);
  const isPlaced = Number.isFinite(x) && Number.isFinite(y);
  const place = form.querySelector(isPlaced ? ".map-sheet" : ".map-tray");
  if (pin.parentElement !== place) {
    const hadFocus = pin === document.activeElement;
    place.append(pin);
    if (hadFocus) {
      pin.focus();
    }
  }
  pin.style.left = isPlaced ? `${clamped(x)}%` : "";
  pin.style.top = isPlaced ? `${clamped(y)}%` : "";
}

function say(form, pin, percents) {
  for (const [index, field] of fields(form, pin).entries()) {
    field.value = percents ? percents[index].toFixed(1) : "";
  }
  put(form, pin);
  form.closest("#main")?.setAttribute("data-edited", "");
}

// Where a pointer is on the sheet, in percent; nothing beside it.
function within(form, event) {
  const box = form.querySelector(".map-sheet").getBoundingClientRect();
  const at = [((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100];
  return at.every((percent) => percent >= 0 && percent <= 100) ? at : undefined;
}

document.addEventListener("pointerdown", (event) => {
  const pin = event.target instanceof Element ? event.target.closest(".map-pin") : null;
  const form = pin?.closest("form[data-plan]");
  if (!form || event.button !== 0) {
    return;
  }
  // The sheet or the tray may take the pin while it is dragged, so the document listens.
  const move = (moved) => {
    const at = within(form, moved);
    pin.toggleAttribute("data-off", !at);
    if (at) {
      say(form, pin, at);
    }
  };
  const end = (ended) => {
    document.removeEventListener("pointermove", move);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    if (pin.hasAttribute("data-off") && ended.type === "pointerup") {
      say(form, pin);
    }
    pin.removeAttribute("data-off");
    pin.focus();
  };
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
});

document.addEventListener("keydown", (event) => {
  const pin = event.target instanceof Element ? event.target.closest(".map-pin") : null;
  const form = pin?.closest("form[data-plan]");
  const step = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
  if (!form || !step) {
    return;
  }
  event.preventDefault();
  const [x, y] = fields(form, pin).map(numberOf);
  const from = Number.isFinite(x) && Number.isFinite(y) ? [x, y] : [50, 50];
  say(form, pin, from.map((percent, index) => clamped(percent + step[index])));
});
