// Numbers and times in words, the same way as the app's own figures: the page says in which language, by which clock, and
// what else the scripts say. It leaves out markup.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const root = document.documentElement;

/** What the page has the scripts say, by name. */
export function said(name) {
  return JSON.parse(root.dataset.words ?? "{}")[name] ?? "";
}

/** From one value or time to another. */
export function rangeText(from, to) {
  return said("range").replace("{from}", () => from).replace("{to}", () => to);
}

const has12Hours = () => root.dataset.hours === "12";

// By language and clock: the next page may be of a site with another one.
const made = new Map();

function formats() {
  const key = `${root.lang} ${root.dataset.hours}`;
  if (!made.has(key)) {
    const [hourCycle, hour] = has12Hours() ? ["h12", "numeric"] : ["h23", "2-digit"];
    const format = (options) => new Intl.DateTimeFormat(root.lang || undefined, { timeZone: "UTC", hourCycle, ...options });
    const clock = format({ hour, minute: "2-digit" });
    made.set(key, {
      clock,
      hour: has12Hours() ? format({ hour }) : clock,
      seconds: format({ hour, minute: "2-digit", second: "2-digit" }),
      dayMonth: format({ day: "numeric", month: "short" }),
      weekday: format({ weekday: "short", day: "numeric", month: "short" }),
      month: format({ month: "short" }),
      monthYear: format({ month: "long", year: "numeric" }),
    });
  }
  return made.get(key);
}

/** Three significant digits, thousands apart, with a true minus; or that many decimals. */
export function valueText(value, decimals = decimalsOf(Math.abs(value))) {
  const text = numberText(Math.abs(value), { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A mark of the scale: a round number, with no more digits than it needs. */
export function scaleText(value) {
  const text = numberText(Math.abs(value), { maximumSignificantDigits: 4 });
  return value < 0 ? `−${text}` : text;
}

// Spanish would leave four digits together, unlike the server.
function numberText(value, options) {
  return value.toLocaleString(root.lang || undefined, { useGrouping: "always", ...options });
}

// A time of day, without its minutes on the hour where a clock has twelve.
function clockText(time) {
  const { hour, clock, seconds } = formats();
  const format = time % HOUR === 0 ? hour : time % MINUTE === 0 ? clock : seconds;
  return format.format(time).replace("\u{202f}", "\u{a0}");
}

function decimalsOf(size) {
  return size < 0.0005 ? 0 : size < 0.9995 ? 3 : size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
}

/** What stands at a mark of the axis: the largest thing that begins there. */
export function axisLabel(time, { min, max }) {
  if (time % DAY !== 0) {
    return clockText(time);
  }
  // A single day goes from 00:00 to 24:00.
  if (max - min <= 25 * HOUR) {
    return time === max ? endText(time) : clockText(time);
  }
  const date = new Date(time);
  // Between days, a month alone would look like a day that is cut.
  if (date.getUTCDate() !== 1 || max - min < 100 * DAY) {
    return formats().dayMonth.format(time);
  }
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : formats().month.format(time);
}

// The end of a time: midnight ends a day.
function endText(time) {
  return time % DAY === 0 ? said("midnight") : clockText(time);
}

/** The time of a value: an instant, or the period around it. */
export function timeText(time, period) {
  const { dayMonth, weekday, monthYear } = formats();
  if (!period) {
    return `${weekday.format(time)}, ${clockText(time)}`;
  }
  const start = time - period / 2;
  if (period >= 27 * DAY) {
    return monthYear.format(time);
  }
  if (period > 1.5 * DAY) {
    return rangeText(dayMonth.format(start), dayMonth.format(start + period - DAY / 2));
  }
  if (period > 20 * HOUR) {
    return weekday.format(time);
  }
  return `${weekday.format(start)}, ${rangeText(clockText(start), endText(start + period))}`;
}
