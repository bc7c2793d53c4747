// Compares the chart that is live, on a canvas, with the picture that the server drew below it: bars, marks, bands, lines.

import assert from "node:assert/strict";

/** How far they may be apart, in pixels. */
const APART_MAX = 2;

/** Brings the chart of a section to life. */
export async function live(page, section) {
  const frame = section.locator(".chart-frame").first();
  await frame.scrollIntoViewIfNeeded();
  await frame.hover({ position: { x: 60, y: 20 } });
  await section.locator(".chart-frame[data-live]").first().waitFor();
  // Nothing is under the pointer while one compares.
  await page.mouse.move(1, 1);
  await page.waitForFunction((one) => !one.querySelector(".chart-tip-box")?.checkVisibility({ visibilityProperty: true, opacityProperty: true }), await frame.elementHandle());
  return frame;
}

/** Asserts that all that the server drew stands in the live chart, where it drew it. Says how much of each there is. */
export async function standsWhereItWasDrawn(frame, name) {
  const { counts, faults } = await frame.evaluate(compare, APART_MAX);
  assert.deepEqual(faults, [], name);
  return counts;
}

// In the page.
function compare(frame, apart) {
  const canvas = frame.querySelector(".chart-host canvas");
  const box = canvas.getBoundingClientRect();
  const [across, down] = [canvas.width / box.width, canvas.height / box.height];
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (colour) => {
    probe.clearRect(0, 0, 1, 1);
    probe.fillStyle = colour;
    probe.fillRect(0, 0, 1, 1);
    return [...probe.getImageData(0, 0, 1, 1).data];
  };
  // The canvas is clear where nothing is drawn.
  const at = (x, y) => {
    const [column, row] = [Math.round((x - box.left) * across - 0.5), Math.round((y - box.top) * down - 0.5)];
    const start = (row * canvas.width + column) * 4;
    return column < 0 || row < 0 || column >= canvas.width ? [0, 0, 0, 0] : data.slice(start, start + 4);
  };
  const is = (colour, within = 24) => (x, y) => at(x, y).every((part, i) => Math.abs(part - colour[i]) <= within);
  const faults = [];
  const counts = {};
  const expect = (what, found, wanted) => {
    // To a tenth of a pixel: what stands exactly so far apart does not stand too far by the last digit of a float.
    if (!(Math.round(Math.abs(found - wanted) * 10) / 10 <= apart)) {
      faults.push(`${what}: ${found?.toFixed?.(1)} and not ${wanted.toFixed(1)}`);
    }
  };
  // From a point within, the last place in a direction that has the colour. What is pale lets a line of the scale through.
  const edge = (isColour, x, y, [stepX, stepY], isPale = false) => {
    let [atX, atY] = [x, y];
    const goesOn = (far) => isColour(atX + far * stepX, atY + far * stepY);
    for (;;) {
      const far = [1, ...(isPale && stepY ? [2, 3] : [])].find(goesOn);
      if (!far) {
        return stepX ? atX + stepX / 2 : atY + stepY / 2;
      }
      [atX, atY] = [atX + far * stepX, atY + far * stepY];
    }
  };
  const shapes = (selector) => [...frame.querySelectorAll(`.chart-drawn ${selector}`)];

  const bars = shapes("rect.chart-bar, rect.chart-bar-previous, rect.chart-bar-partial");
  counts.bars = bars.length;
  for (const [i, bar] of bars.entries()) {
    const { left, right, top, bottom, width, height } = bar.getBoundingClientRect();
    const isPartial = bar.matches(".chart-bar-partial");
    const [x, y] = [left + width / 2, bottom - Math.min(3, height / 2)];
    if (height < 2 || width < 3) {
      continue;
    }
    // A partial bar is pale, within a dashed line.
    const isColour = is(isPartial ? at(x, y) : rgb(getComputedStyle(bar).fill));
    if (!isColour(x, y) || at(x, y)[3] === 0) {
      faults.push(`bar ${i}: nothing of it at ${x.toFixed(0)}, ${y.toFixed(0)}, but ${at(x, y)}`);
      continue;
    }
    expect(`bar ${i}, left`, edge(isColour, x, y, [-1, 0]), left);
    expect(`bar ${i}, right`, edge(isColour, x, y, [1, 0]), right);
    // Half of that line stands above the bar, and where it ends between two pixels it is as pale as the bar.
    const outline = isPartial ? Number.parseFloat(getComputedStyle(bar).strokeWidth) / 2 : 0;
    expect(`bar ${i}, top`, edge(isColour, x, y, [0, -1], isPartial), top - outline);
  }

  const marks = shapes("rect.chart-mark");
  counts.marks = marks.length;
  for (const [i, mark] of marks.entries()) {
    const { left, right, top } = mark.getBoundingClientRect();
    const isColour = is(rgb(getComputedStyle(mark).fill));
    // Above the highest value there is nothing but the mark.
    const [x, y] = [(left + right) / 2, top + (box.height * 0.92 - 20) * 0.12];
    if (!isColour(x, y)) {
      faults.push(`mark ${i}: nothing of it, but ${at(x, y)}`);
      continue;
    }
    expect(`mark ${i}, left`, edge(isColour, x, y, [-1, 0]), left);
    expect(`mark ${i}, right`, edge(isColour, x, y, [1, 0]), right);
  }

  const lines = shapes("path.chart-line:not(.chart-estimate)");
  counts.lines = lines.length;
  for (const [i, line] of lines.entries()) {
    const isColour = is(rgb(getComputedStyle(line).stroke));
    const [length, matrix] = [line.getTotalLength(), line.getScreenCTM()];
    for (let share = 0.02; share < 1; share += 0.02) {
      const { x, y } = new DOMPoint(...(({ x, y }) => [x, y])(line.getPointAtLength(length * share))).matrixTransform(matrix);
      const near = [0, -1, 1, -2, 2].some((dy) => [0, -1, 1].some((dx) => isColour(x + dx, y + dy)));
      if (!near) {
        faults.push(`line ${i} at ${x.toFixed(0)}, ${y.toFixed(0)}: ${at(x, y)}`);
      }
    }
  }

  const bands = shapes("path.chart-band");
  counts.bands = bands.length;
  for (const [i, band] of bands.entries()) {
    // The lines of the scale are nearly as pale.
    const isColour = is(rgb(getComputedStyle(band).fill), 4);
    const { left, right, top, bottom } = band.getBoundingClientRect();
    const matrix = band.getScreenCTM().inverse();
    const isWithin = (x, y) => band.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix));
    for (let share = 0.05; share < 1; share += 0.05) {
      const x = left + (right - left) * share;
      for (let y = top - 3; y < bottom + 3; y += 1) {
        const inside = [-apart, 0, apart].map((dy) => isWithin(x, y + dy));
        // Lines lie over the band, so only what is sure on both sides of an edge counts.
        if (inside.every((one) => !one) && isColour(x, y)) {
          faults.push(`band ${i}: beyond itself at ${x.toFixed(0)}, ${y.toFixed(0)}`);
        }
        if (inside.every(Boolean) && at(x, y)[3] === 0) {
          faults.push(`band ${i}: nothing of it at ${x.toFixed(0)}, ${y.toFixed(0)}`);
        }
      }
    }
  }
  return { counts, faults: faults.slice(0, 12) };
}
