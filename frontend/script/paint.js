// The form of a tariff: hours are painted with a price, by dragging over them or with the keyboard, and what the fields come to
// is asked of the server while somebody types. The fields of the hours are plain choices; without scripts they are filled in by
// hand, and here they follow the grid.

// How long nobody types before the server is asked.
const WAIT_MS = 400;

// The row of hours that is being painted, and where it began.
let stroke;

/** Shows what can be painted on a page. */
export function begin(root) {
  const form = root.querySelector("form[data-preview]");
  if (!form) {
    return;
  }
  for (const part of form.querySelectorAll("[data-paint]")) {
    part.hidden = false;
  }
  for (const part of form.querySelectorAll("[data-without-paint]")) {
    part.hidden = true;
  }
}

const within = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);
const cellsOf = (cell) => [...cell.closest(".paint-grid").querySelectorAll(".paint-cell")];
const levelsOf = (element) => [...element.closest("form").querySelectorAll(".paint-level")];
const chosen = (element) => levelsOf(element).find((level) => level.getAttribute("aria-pressed") === "true");

function choose(level) {
  for (const one of levelsOf(level)) {
    one.setAttribute("aria-pressed", String(one === level));
  }
}

function paint(cell, level) {
  const { level: number, shade } = level.dataset;
  Object.assign(cell.dataset, { level: number, shade });
  cell.textContent = number;
  // What stands in the cell is a part of its name, for whoever speaks to the screen.
  cell.setAttribute("aria-label", `${cell.dataset.hour}, ${number} ${level.querySelector(".paint-name").textContent}`);
  document.getElementById(cell.dataset.field).value = number;
}

function said(cell) {
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

// One cell of a grid can be reached with Tab: the last that had the focus.
function focus(cell) {
  for (const one of cellsOf(cell)) {
    one.tabIndex = one === cell ? 0 : -1;
  }
  cell.focus();
}

document.addEventListener("click", (event) => {
  const level = within(event, ".paint-level");
  if (level) {
    choose(level);
  }
});

document.addEventListener("pointerdown", (event) => {
  const cell = within(event, ".paint-cell");
  const level = cell && chosen(cell);
  if (!level || event.button !== 0) {
    return;
  }
  // A finger would keep the cell that it touched first.
  cell.releasePointerCapture?.(event.pointerId);
  const cells = cellsOf(cell);
  stroke = { cells, level, from: cells.indexOf(cell), before: cells.map((one) => one.dataset.level) };
  focus(cell);
  paint(cell, level);
});

document.addEventListener("pointermove", (event) => {
  if (!stroke) {
    return;
  }
  const to = stroke.cells.indexOf(document.elementFromPoint(event.clientX, event.clientY)?.closest(".paint-cell"));
  if (to < 0) {
    return;
  }
  const [first, last] = [Math.min(stroke.from, to), Math.max(stroke.from, to)];
  const levels = levelsOf(stroke.cells[0]);
  stroke.cells.forEach((cell, at) => {
    const isWithin = at >= first && at <= last;
    paint(cell, isWithin ? stroke.level : levels[Number(stroke.before[at]) - 1]);
  });
});

for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    if (stroke) {
      said(stroke.cells[0]);
      stroke = undefined;
    }
  });
}

document.addEventListener("keydown", (event) => {
  const cell = within(event, ".paint-cell");
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const cells = cellsOf(cell);
  const at = cells.indexOf(cell);
  const go = (to) => focus(cells[Math.min(Math.max(to, 0), cells.length - 1)]);
  const grids = [...cell.closest("form").querySelectorAll(".paint-grid")];
  const other = (step) => {
    const grid = grids[grids.indexOf(cell.closest(".paint-grid")) + step];
    if (grid) {
      focus(grid.querySelectorAll(".paint-cell")[at]);
    }
  };
  const set = (level) => {
    if (level) {
      choose(level);
      paint(cell, level);
      said(cell);
    }
  };
  const keys = {
    ArrowLeft: () => go(at - 1),
    ArrowRight: () => go(at + 1),
    ArrowUp: () => other(-1),
    ArrowDown: () => other(1),
    Home: () => go(0),
    End: () => go(cells.length - 1),
    Enter: () => set(chosen(cell)),
    " ": () => set(chosen(cell)),
  };
  const isDigit = /^[1-9]$/.test(event.key);
  if (isDigit) {
    // The next hour follows, so that a row of digits is a day.
    set(levelsOf(cell)[Number(event.key) - 1]);
    go(at + 1);
  } else if (keys[event.key]) {
    keys[event.key]();
    if (event.shiftKey && event.key.startsWith("Arrow")) {
      const next = document.activeElement;
      paint(next, chosen(next));
      said(next);
    }
  } else {
    return;
  }
  event.preventDefault();
});

// A field of an hour that is chosen by hand shows in the grid too.
document.addEventListener("change", (event) => {
  const field = within(event, "select");
  const cell = field && document.querySelector(`.paint-cell[data-field="${CSS.escape(field.name)}"]`);
  if (cell) {
    paint(cell, levelsOf(cell)[Number(field.value) - 1]);
  }
});

let timer;
let asked = 0;

document.addEventListener("input", (event) => {
  const form = within(event, "form[data-preview]");
  if (form) {
    clearTimeout(timer);
    timer = setTimeout(() => ask(form), WAIT_MS);
  }
});

async function ask(form) {
  const number = ++asked;
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.dataset.preview, { method: "POST", body, credentials: "same-origin" }).catch(() => undefined);
  const place = document.getElementById("tariff-preview");
  // A later question has a later answer; without a network the page stays as it is.
  if (answer?.ok && place && number === asked) {
    place.innerHTML = await answer.text();
  }
}
