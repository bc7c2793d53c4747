// Starts the islands of a page: the parts that its program moves. The program is fetched once, after the first page is
// painted, and stays for all that follow. The bundler puts the hashed names into the addresses.

// A page that is not looked at is never painted.
const PAINT_MS_MAX = 1_000;

// The page whose islands are being started.
let starting;
// What follows a page: called when it is shown again, and when it is put away for good.
const followers = new WeakMap();

let loaded;

function load() {
  loaded ??= program().catch((error) => {
    // Offline is no fault to report, and the next page tries again.
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function program() {
  // The page is complete without it. What is needed to see the page goes first, over the wire and on the processor; then the
  // module and the WASM, at the same time.
  await new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PAINT_MS_MAX);
  });
  const [app, module] = await Promise.all([
    import("./app.js"),
    WebAssembly.compileStreaming(fetch(new URL("./app.wasm", import.meta.url))),
  ]);
  await app.default({ module_or_path: module });
  // A breath between the two, so that a tap in between is not kept waiting for both.
  await new Promise((resolve) => setTimeout(resolve));
  app.hydrate();
  return app;
}

/** Starts the islands in `root` that are not started yet. */
export async function start(root) {
  const app = await load();
  for (const island of root.querySelectorAll("leptos-island:not([data-started])")) {
    island.setAttribute("data-started", "");
    starting = island.closest("#main") ?? root;
    try {
      app[island.dataset.component](island);
    } catch (error) {
      console.error(error);
    }
  }
}

/** The page that the island being started stands in. */
export function page() {
  return starting;
}

/** Calls back when that page is shown again, and when it is put away for good. */
export function attend(page, shown, dropped) {
  followers.set(page, [...(followers.get(page) ?? []), { shown, dropped }]);
}

/** The page is shown again. */
export function show(page) {
  followers.get(page)?.forEach(({ shown }) => shown());
}

/** The page is put away for good. */
export function drop(page) {
  followers.get(page)?.forEach(({ dropped }) => dropped());
  followers.delete(page);
}
