// Asks the browser for a passkey, in the forms of the pages outside the app: to sign in (`data-passkey="get"`) or to make one
// (`create`). What the device answers goes along in the form. Without scripts, or in an older browser, the forms do not show.

const can = "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

for (const form of can ? document.querySelectorAll("form[data-passkey]") : []) {
  offer(form);
}
for (const told of can ? document.querySelectorAll("[data-passkey-cannot]") : []) {
  told.hidden = true;
}

function offer(form) {
  const trouble = form.querySelector("[role=alert]");
  // What waits in the field of the name, until the button is pressed.
  const waiting = new AbortController();
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) {
      return;
    }
    event.preventDefault();
    waiting.abort();
    trouble.hidden = true;
    try {
      send(form, await ask(form));
    } catch (error) {
      trouble.textContent = error.name === "InvalidStateError" ? trouble.dataset.exists : trouble.dataset.cancelled;
      trouble.hidden = false;
    }
  });
  if (form.dataset.passkey === "get") {
    suggest(form, waiting.signal);
  }
}

// Lets the browser offer the passkeys that it knows in the field of the name.
async function suggest(form, signal) {
  try {
    if (await PublicKeyCredential.isConditionalMediationAvailable?.()) {
      send(form, await ask(form, { mediation: "conditional", signal }));
    }
  } catch {
    // The button is still there.
  }
}

function ask(form, more = {}) {
  const options = JSON.parse(form.dataset.options);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), ...more });
}

function send(form, credential) {
  form.elements.answer.value = JSON.stringify(credential);
  form.submit();
}
