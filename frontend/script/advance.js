// A chart's option moved on with the present: its own line ends at the time and value that came last, and what goes by it
// follows. It leaves the drawing to charts.js.

// ECharts' word for a value that is missing.
const GAP = "-";

/** The option at that time, or nothing where the chart does not reach it. The option given stays as it is. */
export function advanced(option, { own, window_ms }, at, value) {
  const xAxis = { ...one(option.xAxis) };
  if (!own || (!window_ms && (value === undefined || at >= xAxis.max))) {
    return undefined;
  }
  if (window_ms) {
    [xAxis.min, xAxis.max] = [at - window_ms, at];
  }
  // A series without points comes without `data`.
  const given = option.series.map((line) => ({ data: [], ...line }));
  const kept = given.find(({ name }) => name === own).data.filter(([time]) => time >= xAxis.min && time < at);
  const data = [...kept, [at, value ?? GAP]];
  const last = data.findLast(([, is]) => is !== GAP);
  const moved = {
    [own]: () => data,
    "~now": () => (last ? [last] : []),
    ...(window_ms && { "~floor": (range) => stretched(range, xAxis), "~band": (range) => stretched(range, xAxis) }),
  };
  const series = given.map((line) => ({ ...line, data: moved[line.name]?.(line.data) ?? line.data }));
  return { ...option, xAxis, yAxis: { ...one(option.yAxis), ...scale(series) }, series };
}

/** The only axis: charming says one as a list. */
export function one(axis) {
  return (Array.isArray(axis) ? axis[0] : axis) ?? {};
}

// What is usual goes from edge to edge.
function stretched(range, { min, max }) {
  return range.map(([time, value], i) => [i === 0 ? min : i === range.length - 1 ? max : time, value]);
}

// The same round scale around all values as the server's.
function scale(series) {
  const values = (name) => series.find((line) => line.name === name)?.data.map(([, value]) => value) ?? [];
  const rise = values("~band");
  const usual = values("~floor").flatMap((low, i) => [low, low + rise[i]]);
  const lines = series.filter(({ name }) => !name.startsWith("~")).flatMap(({ data }) => data.map(([, value]) => value));
  const all = [0, ...usual, ...lines].filter((value) => Number.isFinite(value));
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const rough = (high > low ? high - low : 1) / 3.5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const first = Math.floor(low / step);
  const end = Math.max(Math.ceil(high / step), first + 1);
  return { min: first * step, max: end * step, interval: step };
}
