// Numbers and times in words, the same way as the app's own figures. It leaves out markup.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const format = (options) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", hourCycle: "h23", ...options });
const CLOCK = format({ hour: "2-digit", minute: "2-digit" });
const CLOCK_SECONDS = format({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY_MONTH = format({ day: "numeric", month: "short" });
const WEEKDAY = format({ weekday: "short", day: "numeric", month: "short" });
const MONTH = format({ month: "short" });
const MONTH_YEAR = format({ month: "long", year: "numeric" });

/** Three significant digits, thousands apart, with a true minus; or that many decimals. */
export function valueText(value, decimals = decimalsOf(Math.abs(value))) {
  const text = Math.abs(value).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

/** A mark of the scale: a round number, with no more digits than it needs. */
export function scaleText(value) {
  const text = Math.abs(value).toLocaleString("en-US", { maximumSignificantDigits: 4 });
  return value < 0 ? `−${text}` : text;
}

function decimalsOf(size) {
  return size < 0.0005 ? 0 : size < 0.9995 ? 3 : size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
}

/** What stands at a mark of the axis: the largest thing that begins there. */
export function axisLabel(time, { min, max }) {
  if (time % DAY !== 0) {
    return (time % MINUTE === 0 ? CLOCK : CLOCK_SECONDS).format(time);
  }
  // A single day goes from 00:00 to 24:00.
  if (max - min <= 25 * HOUR) {
    return time === max ? "24:00" : "00:00";
  }
  const date = new Date(time);
  // Between days, a month alone would look like a day that is cut.
  if (date.getUTCDate() !== 1 || max - min < 100 * DAY) {
    return DAY_MONTH.format(time);
  }
  return date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : MONTH.format(time);
}

/** The time of a value: an instant, or the period around it. */
export function timeText(time, period) {
  if (!period) {
    return `${WEEKDAY.format(time)}, ${(time % MINUTE === 0 ? CLOCK : CLOCK_SECONDS).format(time)}`;
  }
  const start = time - period / 2;
  if (period >= 27 * DAY) {
    return MONTH_YEAR.format(time);
  }
  if (period > 1.5 * DAY) {
    return `${DAY_MONTH.format(start)} to ${DAY_MONTH.format(start + period - DAY / 2)}`;
  }
  if (period > 20 * HOUR) {
    return WEEKDAY.format(time);
  }
  return `${WEEKDAY.format(start)}, ${CLOCK.format(start)} to ${CLOCK.format(start + period).replace(/^00:00$/, "24:00")}`;
}
