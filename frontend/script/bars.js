// Bars over time, each from the start to the end of its own time: just where the server drew them. A bar's value is its
// middle, its height, its start and end, and 1 if it is partial. It leaves out the chart around them.

// Of the room of a time: what its bars fill, and of a bar what is not left as a gap to the next.
const FILLED = 0.8;
const SOLID = 0.94;

/** The option's series, with those of bars as shapes. `missing` is the colour of a time without a value. */
export function bars(series, missing) {
  const groups = series.filter(({ type }) => type === "bar");
  return series.map((one) => {
    const group = groups.indexOf(one);
    if (group < 0) {
      return one;
    }
    const { type, barWidth, ...rest } = one;
    const isShown = group === groups.length - 1;
    const shape = (_, api) => shapeOf(api, { group, groups: groups.length, color: one.itemStyle?.color, isShown, missing });
    return { ...rest, type: "custom", z: 2, encode: { x: 0, y: 1 }, clip: true, renderItem: shape };
  });
}

function shapeOf(api, { group, groups, color, isShown, missing }) {
  const [value, start, end, isPartial] = [1, 2, 3, 4].map((place) => api.value(place));
  const [from] = api.coord([start, 0]);
  const [to, zero] = api.coord([end, 0]);
  const room = to - from;
  if (!Number.isFinite(value)) {
    const [, top] = api.coord([start, Number.MAX_VALUE]);
    return group === 0 ? { type: "rect", shape: { x: from, y: Math.max(top, 0), width: room, height: zero - Math.max(top, 0) }, style: { fill: missing }, silent: true } : undefined;
  }
  const width = (room * FILLED) / groups;
  const [, height] = api.coord([start, value]);
  const shape = { x: from + (room * (1 - FILLED)) / 2 + width * group, y: Math.min(height, zero), width: width * SOLID, height: Math.abs(zero - height) };
  const partial = { fill: color, fillOpacity: 0.3, stroke: color, lineWidth: 1.5, lineDash: [4, 3] };
  return { type: "rect", shape, style: isShown && isPartial ? partial : { fill: color } };
}

/** The bar of an option whose time holds `time`: its start and end, if there is one. */
export function barAt(series, time) {
  const data = series.find(({ type }) => type === "bar")?.data ?? [];
  const found = data.find(([, , start, end]) => time >= start && time < end);
  return found && { start: found[2], end: found[3] };
}

/** An address with the days of a time in it: `{from}` and `{to}`. */
export function ofDays(address, start, end) {
  const day = (time) => new Date(time).toISOString().slice(0, 10);
  return address.replace("{from}", day(start)).replace("{to}", day(end - 1));
}
