// Choosing a stretch of time by drawing over it with the mouse. Fingers pinch instead, and once a part is shown, dragging
// moves along; both are ECharts' own.

const LEAST_PX = 8;

/** Listens on `host`; calls `select(from, to)` with places in pixels from its left edge. */
export class Selection {
  #host;
  #wishes;
  #mark;
  #from;
  #isPressed = false;
  #abort = new AbortController();

  constructor(host, wishes) {
    this.#host = host;
    this.#wishes = wishes;
    const listen = (target, name, call) => target.addEventListener(name, call, { signal: this.#abort.signal });
    listen(host, "pointerdown", (event) => this.#press(event));
    // The pointer may leave the chart, or the window, on the way.
    listen(window, "pointermove", (event) => this.#move(event));
    listen(window, "pointerup", (event) => this.#release(event));
    listen(window, "pointercancel", () => this.#end());
    listen(window, "keydown", (event) => event.key === "Escape" && this.#end());
  }

  dispose() {
    this.#end();
    this.#abort.abort();
  }

  #press(event) {
    if (event.pointerType === "mouse" && event.button === 0 && this.#wishes.isAllowed()) {
      this.#from = this.#at(event);
      this.#isPressed = true;
    }
  }

  #move(event) {
    if (!this.#isPressed) {
      return;
    }
    const to = this.#at(event);
    if (!this.#mark && Math.abs(to - this.#from) < LEAST_PX) {
      return;
    }
    if (!this.#mark) {
      this.#mark = this.#host.appendChild(document.createElement("div"));
      this.#mark.className = "chart-selection";
    }
    const { top, bottom } = this.#wishes.area();
    const [left, right] = [Math.min(this.#from, to), Math.max(this.#from, to)];
    Object.assign(this.#mark.style, {
      insetBlock: `${top}px ${bottom}px`,
      insetInlineStart: `${left}px`,
      inlineSize: `${right - left}px`,
    });
  }

  #release(event) {
    const isDrawn = this.#isPressed && this.#mark;
    const [from, to] = [this.#from, isDrawn ? this.#at(event) : 0];
    this.#end();
    if (isDrawn && Math.abs(to - from) >= LEAST_PX) {
      this.#wishes.select(Math.min(from, to), Math.max(from, to));
    }
  }

  #end() {
    this.#isPressed = false;
    this.#mark?.remove();
    this.#mark = undefined;
  }

  // Kept within the plot.
  #at(event) {
    const { left, width } = this.#host.getBoundingClientRect();
    const area = this.#wishes.area();
    return Math.min(Math.max(event.clientX - left, area.left), width - area.right);
  }
}
