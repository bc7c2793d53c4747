// `button[data-copy=<id>]` copies what stands in the element of that id, and says so on the button itself.

import { said } from "./words.js";

const COPIED_MS = 2_000;

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-copy]") : null;
  const source = button && document.getElementById(button.dataset.copy);
  if (!source || button.dataset.copied !== undefined) {
    return;
  }
  const text = "value" in source ? source.value : source.textContent;
  const words = await copy(text.trim(), source);
  // Only the words change: what else is in the button, such as a picture, stays.
  const label = lastText(button);
  const before = label.data;
  button.dataset.copied = "";
  label.data = words;
  setTimeout(() => {
    label.data = before;
    delete button.dataset.copied;
  }, COPIED_MS);
});
async function copy(text, source) {
  try {
    await navigator.clipboard.writeText(text);
    return said("copied");
  } catch {
    // No clipboard without HTTPS, except on this machine: mark it, so that one keystroke does the rest.
    getSelection()?.selectAllChildren(source);
    return said("selected");
  }
}

function lastText(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let found;
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim()) {
      found = walker.currentNode;
    }
  }
  return found ?? element.appendChild(document.createTextNode(""));
}

