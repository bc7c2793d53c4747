// A page whose connection is lost asks whether its session still is. If not, it says so (`#signed-out-banner`) and leads to
// the page to sign in. Leaves out pages without a banner of that kind: those of screens.

// Where whoever is signed in gets an answer, and whoever is not a refusal.
const ME = "/api/me";
const UNAUTHORIZED = 401;
const AGAIN_MS = 15_000;

const pill = () => document.querySelector(".live-pill");
const isLost = () => pill()?.dataset.state === "reconnecting";

const isBack = () => !["reconnecting", "signed-out"].includes(pill()?.dataset.state);

/** Whoever signed in again, in another tab, has this page live again. */
function takeBack() {
  const banner = document.querySelector("#signed-out-banner");
  if (banner) {
    banner.hidden = true;
  }
}

let asking = false;

async function ask() {
  const banner = document.querySelector("#signed-out-banner");
  if (asking || !banner?.hidden) {
    return;
  }
  asking = true;
  while (isLost()) {
    const status = await fetch(ME, { cache: "no-store" }).then((answer) => answer.status, () => 0);
    if (status === UNAUTHORIZED) {
      tell(banner);
      break;
    }
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
  asking = false;
}

function tell(banner) {
  const link = banner.querySelector("a");
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`;
  banner.hidden = false;
  pill().dataset.state = "signed-out";
  // The text is the program's to change.
  pill().firstChild.data = banner.dataset.pill;
}

/** Listens to the pill of every page. */
export function begin() {
  new MutationObserver(() => (isLost() ? ask() : isBack() && takeBack())).observe(document.body, { attributes: true, attributeFilter: ["data-state"], subtree: true });
}
