// The script of every page: it draws the charts, starts the islands, and goes from page to page. `window.greenpulse` is what
// the islands call.

import "./copy.js";
import "./save.js";
import { begin as beginFirstDay } from "./first_day.js";
import { attend, drop, page, show, start } from "./islands.js";
import { begin as beginPainting } from "./paint.js";
import { begin as beginPlan } from "./plan.js";
import { advance, dispose, draw } from "./pictures.js";
import { listen } from "./search.js";
import { begin as beginSignedOut } from "./signed_out.js";
import { show as showTab } from "./tabs.js";
import { begin, refresh } from "./visit.js";
import { look } from "./waiting.js";
import "./round.js";

window.greenpulse = { advance, attend, page, refresh };

function arrive(root) {
  draw(root);
  look(root);
  beginFirstDay(root);
  beginPainting(root);
  beginPlan(root);
  showTab(root);
  // Without the program the page stays as it is.
  return start(root).catch(() => {});
}

begin({
  arrived: arrive,
  shown(root) {
    draw(root);
    look(root);
    show(root);
  },
  left: dispose,
  dropped: drop,
});
listen();
beginSignedOut();
await arrive(document.body);
// What the page offers works from here on; for tests, and for style that depends on it.
document.documentElement.setAttribute("data-hydrated", "");
