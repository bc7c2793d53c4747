// Saves a chart as a file: its values as CSV, or the picture as PNG with its title and key. All of it is in the page, so it
// works without a network. A button `[data-save]` stands in the `.chart-files` behind each chart.

const SCALE = 2;
const PAD = 16;
const LINE = 22;

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-save]") : null;
  const frame = button?.closest(".chart-behind")?.previousElementSibling;
  if (!frame?.matches(".chart-frame")) {
    return;
  }
  const name = fileName(frame);
  if (button.dataset.save === "csv") {
    save(new Blob(["\ufeff", csv(frame)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
  } else {
    png(frame).then((blob) => save(blob, `${name}.png`));
  }
});

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const titleOf = (frame) => frame.closest("figure, section")?.querySelector("h2, h3")?.textContent.trim() ?? "";
const pageOf = () => document.title.replace(/ · [^·]*$/, "");
const zone = () => document.documentElement.dataset.zone ?? "";

// The page, the chart and the day, in letters that every file system takes.
function fileName(frame) {
  const day = new Date(Number(document.documentElement.dataset.renderedAt)).toISOString().slice(0, 10);
  const words = `${pageOf()} ${titleOf(frame)}`.normalize("NFKD").toLowerCase();
  return `${words.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").slice(0, 80)}-${day}`;
}

/** The values behind a chart: points as decimal signs, and the site's time as ISO 8601 writes it. */
function csv(frame) {
  const heat = frame.querySelector("[data-heat]");
  const rows = heat ? rowsOfHeat(JSON.parse(heat.dataset.heat)) : rowsOfSeries(frame.querySelector(".chart-live").dataset);
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function cell(value) {
  const text = value === null || value === undefined || value === "-" ? "" : String(value);
  // A name that begins like a formula is text, in every spreadsheet.
  const isFormula = /^[=+@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) || (text.startsWith("-") && Number.isNaN(Number(text)));
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// A row for each time, a column for each series. Over another quantity, a row for each point: two may stand at one place.
function rowsOfSeries({ option, meta }) {
  const { series = [] } = JSON.parse(option);
  const { unit, across, names, period_ms: period } = JSON.parse(meta);
  if (across !== undefined) {
    return [["", across, unit], ...series.flatMap(({ name, data }) => data.map(([x, y]) => [name, x, y]))];
  }
  const columns = series.filter(({ name }) => !name.startsWith("~")).map(({ name, data }) => [`${name} (${unit})`, new Map(data)]);
  const [floor, rise] = ["~floor", "~band"].map((name) => new Map(series.find((one) => one.name === name)?.data));
  if (rise.size > 0) {
    const top = new Map([...rise].map(([at, more]) => [at, floor.get(at) + more]));
    const range = names?.["~band"] ?? JSON.parse(document.documentElement.dataset.words ?? "{}").typicalRange ?? "range";
    columns.push([`${range}, low (${unit})`, floor], [`${range}, high (${unit})`, top]);
  }
  const places = [...new Set(columns.flatMap(([, values]) => [...values.keys()]))].sort((a, b) => a - b);
  // A bar stands in the middle of its time.
  const time = (at) => new Date(at - (period ?? 0) / 2).toISOString().slice(0, 16);
  const head = [zone(), ...columns.map(([name]) => name)];
  return [head, ...places.map((at) => [time(at), ...columns.map(([, values]) => values.get(at))])];
}

function rowsOfHeat({ across, down, values, unit }) {
  const row = (column, i) => [column, ...down.map((_, j) => values[i * down.length + j])];
  return [[unit, ...down], ...across.map(row)];
}

/** The picture of a chart, as the server drew it, in the colours of the page. */
async function png(frame) {
  const box = frame.getBoundingClientRect();
  const style = getComputedStyle(frame);
  const canvas = document.createElement("canvas");
  const keys = [...(frame.closest("figure, section")?.querySelectorAll(".chart-key li") ?? [])];
  const height = box.height + 2 * PAD + LINE + (keys.length > 0 ? LINE : 0);
  canvas.width = (box.width + 2 * PAD) * SCALE;
  canvas.height = height * SCALE;
  const brush = canvas.getContext("2d");
  brush.scale(SCALE, SCALE);
  brush.fillStyle = getComputedStyle(document.body).backgroundColor;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = style.color;
  brush.font = `600 15px ${style.fontFamily}`;
  brush.fillText([pageOf(), titleOf(frame)].filter(Boolean).join(" · "), PAD, PAD + 12, box.width);
  let top = PAD + LINE;
  if (keys.length > 0) {
    await drawKeys(brush, keys, top, style);
    top += LINE;
  }
  for (const svg of frame.querySelectorAll(".chart-drawn > svg")) {
    const place = svg.getBoundingClientRect();
    await stamp(brush, svg, PAD + place.left - box.left, top + place.top - box.top);
  }
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function drawKeys(brush, keys, top, style) {
  brush.font = `13px ${style.fontFamily}`;
  let left = PAD;
  for (const key of keys) {
    const mark = key.querySelector("svg");
    if (mark) {
      await stamp(brush, mark, left, top);
      left += mark.getBoundingClientRect().width + 6;
    }
    const text = key.textContent.trim();
    brush.fillText(text, left, top + 11);
    left += brush.measureText(text).width + 16;
  }
}

const LOOK = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "stroke-linecap",
  "opacity", "vector-effect", "paint-order", "font-family", "font-size", "font-weight", "text-anchor", "display"];

// Draws an SVG as it looks: within an image no style sheet applies, so each element is given its own.
async function stamp(brush, svg, left, top) {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, i) => {
    const style = getComputedStyle(originals[i]);
    for (const name of LOOK) {
      element.setAttribute(name, style.getPropertyValue(name));
    }
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  // What reaches over the edge is seen in the page too.
  copy.setAttribute("overflow", "visible");
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  brush.drawImage(image, left, top, width, height);
}
