// What is told about the time under the pointer: every series there, not only the one whose point is nearest. Made of
// elements, not of text: names come from people, and the page's policy allows no style in text.

import { rangeText, said, timeText, valueText } from "./words.js";

const RANGE = ["~floor", "~band"];

/** The tooltip at a time, or nothing where no series has a point. */
export function tip(time, series, meta) {
  const rows = Number.isFinite(time) ? rowsAt(time, series, meta) : [];
  if (rows.length === 0) {
    return "";
  }
  const head = meta.across === undefined ? timeText(time, meta.period_ms) : `${valueText(time)}\u{a0}${meta.across}`;
  return boxOf(head, rows);
}

/** The tooltip of one dot. */
export function pointTip({ seriesName, value, color }, { across, unit }) {
  if (!Array.isArray(value) || seriesName?.startsWith("~")) {
    return "";
  }
  return boxOf(`${valueText(value[0])}\u{a0}${across}`, [{ name: seriesName, text: `${valueText(value[1])}\u{a0}${unit}`, colour: color }]);
}

/** A tooltip as a sentence, for those who cannot see it. */
export function tipText(box) {
  if (!box) {
    return "";
  }
  const text = (selector) => [...box.querySelectorAll(selector)].map((one) => one.textContent);
  const [names, values] = [text(".chart-tip-name"), text(".chart-tip-value")];
  return [text(".chart-tip-time")[0], ...names.map((name, i) => `${name} ${values[i]}`)].join(", ");
}

function boxOf(head, rows) {
  const box = make("div", "chart-tip-box");
  box.append(make("p", "chart-tip-time", head));
  const list = box.appendChild(make("dl", "chart-tip-list"));
  for (const { name, text, colour } of rows) {
    const term = list.appendChild(make("dt", "chart-tip-name"));
    const mark = term.appendChild(make("span", "chart-tip-mark"));
    mark.style.background = colour ?? "transparent";
    term.append(name);
    list.append(make("dd", "chart-tip-value", text));
  }
  return box;
}

function rowsAt(time, series, meta) {
  const named = (name) => (meta.names && name in meta.names ? meta.names[name] : name);
  const withUnit = (text) => `${text}\u{a0}${meta.unit ?? ""}`.trimEnd();
  const shown = (value) => valueText(value, meta.decimals ?? undefined);
  const rows = [];
  for (const line of series) {
    const name = named(line.name ?? "");
    if (!name || line.name.startsWith("~")) {
      continue;
    }
    const value = valueAt(line.data, time);
    if (value !== undefined) {
      const colour = line.lineStyle?.color ?? line.itemStyle?.color;
      rows.push({ name, colour, text: value === null ? said("noReading") : withUnit(shown(value)) });
    }
  }
  const [floor, band] = RANGE.map((name) => series.find((line) => line.name === name));
  const [low, rise] = [floor, band].map((line) => line && valueAt(line.data, time));
  if (Number.isFinite(low) && Number.isFinite(rise)) {
    const name = meta.names?.["~band"] ?? said("typicalRange");
    rows.push({ name, colour: band.areaStyle?.color, text: withUnit(rangeText(shown(low), shown(low + rise))) });
  }
  return rows;
}

// The value of the point nearest to the time; null in a gap, undefined where the series has nothing near.
function valueAt(data = [], time) {
  const at = (i) => pair(data[i])[0];
  let [low, high] = [0, data.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < time) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const nearest = low > 0 && time - at(low - 1) < at(low) - time ? low - 1 : low;
  const step = data.length > 1 ? (at(data.length - 1) - at(0)) / (data.length - 1) : 0;
  if (data.length === 0 || Math.abs(at(nearest) - time) > step / 2) {
    return undefined;
  }
  const value = pair(data[nearest])[1];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function pair(point) {
  return Array.isArray(point) ? point : point.value;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) {
    element.textContent = text;
  }
  return element;
}
