// Brings the marked tab of a building into sight, where the tabs are wider than the screen.

/** Looks for tabs in a page that arrived. */
export function show(root) {
  const [tabs, marked] = [root.querySelector(".tabs"), root.querySelector(".tabs [aria-current]")];
  if (tabs && marked) {
    tabs.scrollLeft = marked.offsetLeft - (tabs.clientWidth - marked.offsetWidth) / 2;
  }
}
