// While somebody types the figures of a round: says beside a figure that it is lower than the last, or far more than usual.
// The server decides; this only spares a way back to the meter. The sentences stand in the page.

document.addEventListener("input", ({ target }) => {
  const row = target instanceof Element && target.matches('[name^="value-"]') ? target.closest("[data-channel]") : null;
  for (const sentence of row?.querySelectorAll("[data-doubt]") ?? []) {
    sentence.hidden = sentence.dataset.doubt !== doubt(row.dataset, numberOf(target.value));
  }
});

// `last` is the last figure, `most` the highest that is not far above the usual rate by now.
function doubt({ last, most }, value) {
  if (Number.isNaN(value) || last === undefined) {
    return undefined;
  }
  return value < Number(last) ? "lower" : most !== undefined && value > Number(most) ? "much" : undefined;
}

// As people write it: of a comma and a point the last parts the decimals, and so does a single comma.
function numberOf(text) {
  const bare = text.trim().replaceAll(/[\s'’]/g, "");
  const [comma, point] = [bare.lastIndexOf(","), bare.lastIndexOf(".")];
  const plain = comma > point ? bare.replaceAll(".", "").replace(",", ".") : bare.replaceAll(",", "");
  return bare === "" ? Number.NaN : Number(plain);
}
