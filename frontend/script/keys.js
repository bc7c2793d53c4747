// A chart by the keyboard: arrows go from value to value and say each, Enter opens a bar, plus and minus zoom, Escape shows
// all again. It leaves out what these do to the chart.

/** Makes `host` a stop for the keyboard. `wishes` are what the chart can do: see charts.js. */
export class Keys {
  #host;
  #said;
  #wishes;
  #place;

  constructor(host, wishes) {
    this.#host = host;
    this.#wishes = wishes;
    host.tabIndex = 0;
    host.setAttribute("role", "group");
    this.#said = document.createElement("p");
    this.#said.className = "visually-hidden";
    this.#said.setAttribute("role", "status");
    host.after(this.#said);
    host.addEventListener("keydown", (event) => this.#press(event));
    host.addEventListener("blur", () => this.leave());
  }

  /** What the chart is called, and how it is used. */
  name(text) {
    this.#host.setAttribute("aria-label", text);
  }

  /** Forgets where it stood. */
  leave() {
    if (this.#place !== undefined) {
      this.#place = undefined;
      this.#wishes.leave();
    }
  }

  dispose() {
    this.#said.remove();
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.#act(event.key)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #act(key) {
    const times = this.#wishes.times();
    const last = times.length - 1;
    const at = this.#place;
    const steps = { ArrowLeft: (at ?? last + 1) - 1, ArrowRight: (at ?? -1) + 1, Home: 0, End: last };
    if (key in steps && last >= 0) {
      this.#place = Math.min(Math.max(steps[key], 0), last);
      this.#said.textContent = this.#wishes.show(times[this.#place]);
      return true;
    }
    if (key === "Enter" && at !== undefined) {
      return this.#wishes.open(times[at]);
    }
    if (key === "+" || key === "-") {
      return this.#wishes.zoom(key === "+" ? 0.5 : 2, times[at ?? last]);
    }
    if (key === "Escape" && (at !== undefined || this.#wishes.isZoomed())) {
      this.leave();
      this.#wishes.all();
      return true;
    }
    return false;
  }
}
