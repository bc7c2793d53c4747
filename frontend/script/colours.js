// Colours of the style for a canvas, which knows no custom properties. It leaves out who draws with them.

const PROPERTY = /var\((--[\w-]+)\)/g;
const dark = matchMedia("(prefers-color-scheme: dark)");
const forced = matchMedia("(forced-colors: active)");

/** The text with each `var(--name)` replaced by what it is on the element now; the text may be JSON. */
export function coloured(text, element) {
  const style = getComputedStyle(element);
  return text.replace(PROPERTY, (_, name) => {
    const value = forced.matches ? chosenByReader(name, element) : style.getPropertyValue(name).trim();
    return JSON.stringify(value || "transparent").slice(1, -1);
  });
}

/** Calls when any colour may have changed. */
export function onThemeChange(call) {
  dark.addEventListener("change", call);
  forced.addEventListener("change", call);
  new MutationObserver(call).observe(document.documentElement, { attributeFilter: ["data-theme", "class"] });
}

// A reader who forces colours gets them: system colours resolve only where they are used, so one is.
// There is no third colour to fill a band with: the tooltip and the table say the range.
function chosenByReader(name, element) {
  if (name === "--chart-band") {
    return "transparent";
  }
  const system = /^--(ground|surface)$/.test(name) ? "Canvas" : /^--(chart-|rule)/.test(name) ? "GrayText" : "CanvasText";
  const probe = element.appendChild(document.createElement("i"));
  probe.style.color = system;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
