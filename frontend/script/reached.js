// When somebody reaches for the page, or it has been at rest for as long as whoever asks thinks right. ECharts takes a phone a second to
// read, and the pictures that the server drew are complete: it is fetched then, and not before.

const REACHING = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown"];

// `rest` arranges that what it is given is called when the page has been at rest.
export const reached = (rest) =>
  new Promise((resolve) => {
    const now = () => {
      for (const event of REACHING) {
        removeEventListener(event, now, true);
      }
      resolve();
    };
    for (const event of REACHING) {
      addEventListener(event, now, { capture: true, passive: true });
    }
    rest(now);
  });
