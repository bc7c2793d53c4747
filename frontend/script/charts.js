/*! Apache ECharts 6.1.0, Copyright The Apache Software Foundation, Apache-2.0; zrender, Copyright Baidu Inc., BSD-3-Clause */
// Draws a chart over the picture that the server drew, in the same place, and keeps it: new data, size, theme, zoom.
// What the chart says comes from the app as an ECharts option; this file owns the frame: scale, axis, tooltip and gestures.
// Times are the site's wall clock as if it were UTC. Nothing moves by itself: no animation anywhere.
//
// The second document, `meta`: `unit` of all values; `decimals`, else three significant digits; `names` to show instead of
// the series' own; `zoom` whether one may; `period_ms` that a bar stands for; `own`, the series that moves on with the
// present, and `window_ms`, how long a time the chart then keeps to; `across`, the unit of what stands across where that is no
// time, and `dots` where each point is for itself; below bars `ticks`, each with its time, its label, and whether a phone leaves
// it out; `opens`, the address of a bar in parts, and `selects`, that of the bars that are dragged over. A series whose name begins with `~` helps to draw and is not listed, but for
// `~floor` and `~band`, which together are the usual range; `~now` is where the own one ends, `~mark` lies behind what is marked.

import { CustomChart, LineChart } from "echarts/charts";
import { DataZoomInsideComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { coloured, onThemeChange } from "./colours.js";
import { advanced, one } from "./advance.js";
import { barAt, bars, ofDays } from "./bars.js";
import { Keys } from "./keys.js";
import { Selection } from "./selection.js";
import { pointTip, tip, tipText } from "./tip.js";
import { axisLabel, said, scaleText } from "./words.js";

use([CustomChart, LineChart, DataZoomInsideComponent, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

const charts = new Map();

/** Draws or updates the chart in `element`, the `.chart-live` of a `.chart-frame`. */
export function draw(element, option, meta) {
  let chart = charts.get(element);
  if (!chart) {
    chart = new Chart(element);
    charts.set(element, chart);
  }
  chart.show(JSON.parse(option), JSON.parse(meta));
}

/** Moves the chart on to a time and the value at it; none is a gap. */
export function advance(element, at, value) {
  charts.get(element)?.advance(at, value);
}

/** Removes the chart; the picture that the server drew shows again. */
export function dispose(element) {
  charts.get(element)?.dispose();
  charts.delete(element);
}

onThemeChange(() => {
  for (const chart of charts.values()) {
    chart.repaint();
  }
});

// Nothing is drawn for nobody: what came meanwhile is drawn when the page is looked at again.
document.addEventListener("visibilitychange", () => {
  for (const chart of charts.values()) {
    chart.paint();
  }
});

class Chart {
  #element;
  #frame;
  #host;
  #resetButton;
  #echarts;
  // As it came, and as it is shown: one may have moved on.
  #given = {};
  #option = {};
  #meta = {};
  #signature;
  #size = "";
  #isDirty = false;
  #observer;
  #selection;
  #keys;
  #asked;
  // The series as they are drawn.
  #series = [];

  constructor(element) {
    this.#element = element;
    this.#frame = element.closest(".chart-frame") ?? element;
    // The element counts as empty, and is not laid out, until something is in it.
    this.#host = element.appendChild(document.createElement("div"));
    this.#host.className = "chart-host";
    // The picture is hidden once this one is there, which then says what it shows.
    element.removeAttribute("aria-hidden");
    this.#host.addEventListener("wheel", leaveToPage, { capture: true, passive: true });
    this.#observer = new ResizeObserver(() => this.#resized());
    this.#observer.observe(element);
  }

  show(option, meta) {
    this.#given = this.#option = option;
    this.#meta = meta;
    this.repaint();
  }

  advance(at, value) {
    // A chart that moves on as a whole collects where it has been; one of a day only ends in the present.
    const option = advanced(this.#meta.window_ms ? this.#option : this.#given, this.#meta, at, value);
    if (option) {
      this.#option = option;
      this.repaint();
    }
  }

  repaint() {
    this.#isDirty = true;
    this.paint();
  }

  paint() {
    if (!this.#isDirty || document.hidden || !this.#element.clientWidth || !this.#element.clientHeight) {
      return;
    }
    this.#isDirty = false;
    const option = this.#complete(JSON.parse(coloured(JSON.stringify(this.#option), this.#element)));
    const signature = signatureOf(option);
    const isSame = signature === this.#signature;
    this.#signature = signature;
    if (!this.#echarts) {
      this.#begin();
    }
    if (!isSame) {
      this.#showsPart(false);
      this.#keys.name([this.#frame.querySelector(".chart-svg title")?.textContent, said("chartKeys")].filter(Boolean).join(" "));
    }
    // Another range or other series begin anew; new values of the same slide into what is there, zoom and tooltip included.
    this.#echarts.setOption(option, { notMerge: !isSame, lazyUpdate: true, silent: true });
  }

  dispose() {
    this.#observer.disconnect();
    this.#selection?.dispose();
    this.#keys?.dispose();
    this.#element.setAttribute("aria-hidden", "true");
    this.#echarts?.dispose();
    this.#host.remove();
    this.#resetButton?.remove();
    this.#frame.removeAttribute("data-live");
  }

  #begin() {
    this.#echarts = init(this.#host, null, { renderer: "canvas", useDirtyRect: false });
    const painted = () => {
      this.#echarts.off("rendered", painted);
      this.#frame.setAttribute("data-live", "");
    };
    this.#echarts.on("rendered", painted);
    this.#echarts.on("datazoom", () => this.#showsPart(this.#isZoomed()));
    this.#selection = new Selection(this.#host, {
      isAllowed: () => Boolean(this.#meta.zoom) && !this.#isZoomed(),
      area: () => this.#place(),
      select: (from, to) => this.#select(from, to),
    });
    this.#echarts.getZr().on("click", ({ offsetX, offsetY }) => this.#open(offsetX, offsetY));
    this.#keys = new Keys(this.#host, {
      times: () => this.#times(),
      show: (time) => this.#show(time),
      open: (time) => this.#openAt(time),
      leave: () => this.#echarts.dispatchAction({ type: "hideTip" }),
      isZoomed: () => this.#isZoomed(),
      zoom: (by, time) => this.#zoom(by, time),
      all: () => this.#showAll(),
    });
    this.#size = `${this.#element.clientWidth} ${this.#element.clientHeight}`;
  }

  #resized() {
    if (!this.#element.isConnected) {
      dispose(this.#element);
      return;
    }
    const size = `${this.#element.clientWidth} ${this.#element.clientHeight}`;
    if (this.#echarts && size !== this.#size && this.#element.clientWidth) {
      this.#size = size;
      this.#echarts.resize({ silent: true });
      this.#isDirty = true;
    }
    this.paint();
  }

  #isZoomed() {
    const zoom = this.#echarts.getOption().dataZoom?.[0];
    return Boolean(zoom) && (zoom.start > 0.01 || zoom.end < 99.99);
  }

  #timeAt(x) {
    return this.#echarts.convertFromPixel({ xAxisIndex: 0 }, x);
  }

  // Shows what was dragged over: a page of these days where there is one, else a part of this chart.
  #select(from, to) {
    const [start, end] = [this.#timeAt(from), this.#timeAt(to)];
    const { selects } = this.#meta;
    if (selects) {
      const [first, last] = [start, end].map((time) => barAt(this.#option.series, time));
      this.#goTo(selects, first?.start ?? start, last?.end ?? end);
    } else {
      this.#echarts.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, startValue: start, endValue: end });
    }
  }

  // Opens the bar under the pointer, in parts. A finger first asks what the bar says, and then opens it.
  #open(x, y) {
    const { opens } = this.#meta;
    const bar = opens && this.#echarts.containPixel("grid", [x, y]) ? barAt(this.#option.series, this.#timeAt(x)) : undefined;
    const isAsked = FINGER.matches && bar?.start !== this.#asked;
    this.#asked = bar?.start;
    if (bar && !isAsked) {
      this.#goTo(opens, bar.start, bar.end);
    }
  }

  #openAt(time) {
    const bar = this.#meta.opens && barAt(this.#option.series, time);
    if (bar) {
      this.#goTo(this.#meta.opens, bar.start, bar.end);
    }
    return Boolean(bar);
  }

  // The times that have a value, within what is shown.
  #times() {
    const [from, to] = this.#shownTimes();
    const lines = this.#series.filter(({ name }) => !name?.startsWith("~"));
    const data = lines.reduce((longest, { data = [] }) => (data.length > longest.length ? data : longest), []);
    return data.map(([time]) => time).filter((time) => time >= from && time <= to);
  }

  #shownTimes() {
    const { dataZoom, xAxis } = this.#echarts.getOption();
    return [dataZoom?.[0]?.startValue ?? xAxis[0].min, dataZoom?.[0]?.endValue ?? xAxis[0].max];
  }

  // Shows what is told of a time, and gives it as text.
  #show(time) {
    const { top, bottom } = this.#place();
    const x = this.#echarts.convertToPixel({ xAxisIndex: 0 }, time);
    this.#echarts.dispatchAction({ type: "showTip", x, y: (top + this.#element.clientHeight - bottom) / 2 });
    return tipText(tip(time, this.#series, this.#meta));
  }

  #zoom(by, around) {
    const [from, to] = this.#shownTimes();
    if (!this.#meta.zoom || this.#meta.selects || !(to > from)) {
      return false;
    }
    const [start, end] = [from, to].map((edge) => around + (edge - around) * by);
    this.#echarts.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, startValue: start, endValue: end });
    return true;
  }

  #showAll() {
    this.#echarts.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, start: 0, end: 100 });
  }

  // Where pages are put in place, this is no reload.
  #goTo(address, start, end) {
    location.assign(new URL(ofDays(address, start, end), location.href));
  }

  #showsPart(isPart) {
    if (isPart && !this.#resetButton) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-quiet chart-reset";
      button.textContent = said("showAll");
      button.addEventListener("click", () => this.#showAll());
      this.#frame.append(button);
      this.#resetButton = button;
    } else if (!isPart) {
      this.#resetButton?.remove();
      this.#resetButton = undefined;
    }
  }

  // Where the server drew the plot, within the element: what is live stands on what was drawn.
  #place() {
    const whole = this.#element.getBoundingClientRect();
    const plot = this.#frame.querySelector(".chart-svg")?.getBoundingClientRect();
    if (!plot?.width) {
      return { left: 36, right: 0, top: 0, bottom: 26 };
    }
    return {
      left: plot.left - whole.left,
      right: whole.right - plot.right,
      top: plot.top - whole.top,
      bottom: whole.bottom - plot.bottom,
    };
  }

  // Whether a label at that time would reach over the edge of the frame. The mark at the very end is written before it.
  #isCut(time, { right }) {
    const x = this.#echarts?.convertToPixel({ xAxisIndex: 0 }, time);
    return Number.isFinite(x) && this.#element.clientWidth - right - x < LABEL_HALF_PX;
  }

  // What every chart has in common goes around what this one says.
  #complete(option) {
    const style = getComputedStyle(this.#element);
    const colour = (name) => coloured(`var(${name})`, this.#element);
    const place = this.#place();
    const height = this.#element.clientHeight - place.top - place.bottom;
    const meta = this.#meta;
    const [xAxis, yAxis] = [one(option.xAxis), one(option.yAxis)];
    const label = { color: colour("--ink-3"), fontSize: 12, hideOverlap: true };
    const series = bars(option.series ?? [], colour("--sunken")).map((line) => quiet(line));
    const ticks = ticksOf(meta);
    this.#series = series;
    return {
      ...option,
      animation: false,
      stateAnimation: { duration: 0 },
      useUTC: true,
      textStyle: { fontFamily: style.fontFamily },
      // A twelfth above the highest mark is left for the unit, as in the picture.
      grid: { ...place, top: place.top + height * TOP, outerBoundsMode: "none" },
      xAxis: {
        ...xAxis,
        type: meta.across === undefined ? "time" : "value",
        axisLabel: {
          ...label,
          show: true,
          margin: 9,
          alignMinLabel: "left",
          alignMaxLabel: "right",
          ...(ticks && { customValues: [...ticks.keys()] }),
          formatter: ticks
            ? (time) => ticks.get(time) ?? ""
            : meta.across === undefined
              ? (time) => (time !== xAxis.max && this.#isCut(time, place) ? "" : axisLabel(time, xAxis))
              : (value) => scaleText(value) + (value === xAxis.max ? `\u{a0}${meta.across}` : ""),
        },
        axisTick: { show: false },
        axisLine: { show: true, lineStyle: { color: colour("--rule-strong"), width: 1 } },
        splitLine: { show: false },
      },
      yAxis: {
        ...yAxis,
        name: meta.unit,
        nameLocation: "end",
        nameGap: height * TOP - 6,
        nameTextStyle: { verticalAlign: "middle", color: label.color, fontSize: 12, align: "left", padding: [0, 0, 0, -place.left] },
        // At the edge of the frame, beside the plot: no label lies on a line.
        // On a low chart the uppermost mark would lie on the unit.
        axisLabel: { ...label, show: true, showMaxLabel: height > 170, align: "left", margin: place.left, verticalAlignMinLabel: "bottom", formatter: scaleText },
        axisTick: { show: false },
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: colour("--chart-grid"), width: 1 } },
      },
      series,
      tooltip: {
        trigger: meta.dots ? "item" : "axis",
        triggerOn: "mousemove|click",
        confine: true,
        transitionDuration: 0,
        className: "chart-tip",
        padding: 0,
        borderWidth: 0,
        backgroundColor: "transparent",
        extraCssText: "box-shadow: none",
        axisPointer: { type: "line", animation: false, snap: true, lineStyle: { color: colour("--ink-3"), width: 1, type: "solid" } },
        formatter: (at) => (meta.dots ? pointTip(at, meta) : tip(at[0]?.axisValue, series, meta)),
      },
      dataZoom: meta.zoom && !meta.selects ? [GESTURES] : [],
    };
  }
}

const TOP = 0.08;
const LABEL_HALF_PX = 18;
// Below this, the picture leaves out every second tick too (`.chart-minor`).
const NARROW = matchMedia("(max-width: 44.99rem)");
const FINGER = matchMedia("(hover: none)");
// What lies behind everything else: marked hours, then what is usual.
const BEHIND = { "~mark": 0, "~floor": 1, "~band": 1 };

// With ctrl (a pinch on a trackpad is the same) the wheel zooms, with shift it moves along.
// Without `preventDefaultMouseMove`, a finger that goes up or down scrolls the page too.
const GESTURES = {
  type: "inside",
  xAxisIndex: 0,
  filterMode: "none",
  zoomOnMouseWheel: "ctrl",
  moveOnMouseWheel: "shift",
  moveOnMouseMove: true,
  preventDefaultMouseMove: false,
  minValueSpan: 5 * 60_000,
  throttle: 30,
};

// The wheel alone scrolls the page: ECharts would take it even where it then does nothing with it.
function leaveToPage(event) {
  if (!event.ctrlKey && !event.shiftKey) {
    event.stopPropagation();
  }
}

// The ticks that the server chose, by their time; none where the axis chooses its own.
function ticksOf({ ticks }) {
  return ticks && new Map(ticks.filter(([, , isMinor]) => !(isMinor && NARROW.matches)).map(([time, label]) => [time, label]));
}

// A series that draws no points by itself, and does not change under the pointer.
function quiet(series) {
  const { color, width } = series.lineStyle ?? {};
  const isHelp = series.name?.startsWith("~");
  return {
    animation: false,
    showSymbol: false,
    symbol: isHelp && !series.showSymbol ? "none" : "circle",
    symbolSize: 8,
    ...(series.name in BEHIND && { z: BEHIND[series.name] }),
    ...series,
    itemStyle: { ...(color && { color }), ...series.itemStyle },
    emphasis: isHelp ? { disabled: true } : { lineStyle: { width: width ?? 2 }, itemStyle: { ...(color && { color }) } },
  };
}

// What must be the same for new values to go into the chart that is there.
function signatureOf({ xAxis, series, dataZoom }) {
  const lines = series.map(({ type, name, stack }) => [type, name, stack]);
  return JSON.stringify([xAxis.max - xAxis.min, lines, dataZoom.length]);
}
