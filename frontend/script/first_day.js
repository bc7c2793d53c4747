// The checklist of a first day: its place (`form[data-place]`) proposes for the browser's time zone, and anew for each zone
// that is typed. The server makes the proposals; without scripts the form has a button for that.

// The steps and cards that a person opened stay so when the page is brought up to now. They are known by their headings.
const opened = new Set();
const headingOf = (details) => details.querySelector("h3, h4")?.textContent;

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target instanceof HTMLDetailsElement && target.matches(".step-details, .card")) {
      opened[target.open ? "add" : "delete"](headingOf(target));
    }
  },
  true,
);

/** Opens again what was open, and proposes a place. */
export function begin(root) {
  for (const details of root.querySelectorAll(".first-day details")) {
    details.open ||= opened.has(headingOf(details));
  }
  propose(root);
}

// Proposes for the browser's own time zone, if nobody has said yet where the site is.
function propose(root) {
  const form = root.querySelector('.step[data-state="open"] form[data-place]');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // A page that was kept on the device has nobody to ask.
  const isKept = document.documentElement.matches("[data-stored], [data-offline]");
  if (form && zone && form.dataset.place !== zone && !isKept && !form.closest("[data-edited]") && !location.search) {
    load(form, zone);
  }
}

document.addEventListener("change", ({ target }) => {
  const form = target instanceof Element && target.matches("#place-zone") ? target.closest("form[data-place]") : null;
  if (form && target.value.trim() !== form.dataset.place) {
    load(form, target.value.trim());
  }
});

// What the page would be for that zone; of it only what follows from a zone. Names that were typed stay.
async function load(form, zone) {
  const answer = await fetch(`/?zone=${encodeURIComponent(zone)}`, { headers: { accept: "text/html", "x-visit": "1" } }).catch(() => undefined);
  if (!answer?.ok) {
    return;
  }
  const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-place]");
  // A zone that is not known leaves everything as it is; saving says what would do.
  if (!next || next.dataset.place !== zone) {
    return;
  }
  form.dataset.place = zone;
  for (const name of ["zone", "currency", "units"]) {
    form.elements[name].value = next.elements[name].value;
  }
  const [own, other] = [form, next].map((one) => one.querySelector(".choice"));
  if (other) {
    own ? own.replaceWith(other) : form.querySelector(".form-actions").before(other);
  } else {
    own?.remove();
  }
}
