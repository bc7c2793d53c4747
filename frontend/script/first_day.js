// The place of a first day (`form[data-place]`): proposes for the browser's time zone, and anew for each zone that is typed.
// The server makes the proposals; without scripts the form has a button for that.

/** Proposes for the browser's own time zone, if nobody has said yet where the site is. */
export function propose(root) {
  const form = root.querySelector('.step[data-state="open"] form[data-place]');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (form && zone && form.dataset.place !== zone && !form.closest("[data-edited]") && !location.search) {
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
