// Readings that wait on this device until GreenPulse can be reached: kept in IndexedDB, sent one by one. The pages use it
// and the service worker does. It leaves to frontend/script/waiting.js what is shown of them.

"use strict";

self.greenpulseQueue ??= (() => {
  const DATABASE = "greenpulse";
  const STORE = "waiting";
  const ADDRESS = "/readings/sent";
  // Whoever reads more meters than this in a cellar sends some in between.
  const WAITING_MAX = 500;
  const ANSWER_MS_MAX = 30_000;

  function open() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  /** Does something with what is kept. It is done when it is on the disk. */
  async function act(mode, what) {
    const database = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode, { durability: "strict" });
        const request = what(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  /** Everything that waits, in the order in which it was kept. */
  async function list() {
    const entries = await act("readonly", (store) => store.getAll());
    return entries.sort((a, b) => a.keptAt - b.keptAt);
  }

  /** Keeps readings, all of them or none: each has an `id`, the `fields` of its form, and perhaps a `photo`. */
  async function keep(entries) {
    const waiting = await act("readonly", (store) => store.count());
    if (waiting + entries.length > WAITING_MAX) {
      throw new Error(`${WAITING_MAX} readings wait already`);
    }
    await act("readwrite", (store) => entries.map((entry) => store.put(entry)).at(-1));
  }

  const drop = (id) => act("readwrite", (store) => store.delete(id));

  /**
   * Sends what waits and was not refused. The server knows a reading by its meter and time, so one whose answer was lost
   * is stored once. Gives back why it stopped before the end: "away" or "sign-in".
   */
  function send() {
    const lock = self.navigator?.locks;
    return lock ? lock.request("greenpulse-waiting", sendAll) : sendAll();
  }

  async function sendAll() {
    for (const entry of await list()) {
      if (entry.refused) {
        continue;
      }
      const stopped = await sendOne(entry);
      if (stopped) {
        return stopped;
      }
    }
    return undefined;
  }

  async function sendOne(entry) {
    const body = new FormData();
    for (const [name, value] of Object.entries(entry.fields)) {
      body.set(name, value);
    }
    if (entry.photo) {
      body.set("photo", entry.photo, "photo");
    }
    const signal = AbortSignal.timeout(ANSWER_MS_MAX);
    const headers = { accept: "application/json" };
    const answer = await fetch(ADDRESS, { method: "POST", body, headers, credentials: "same-origin", signal }).catch(() => null);
    if (answer?.status === 401) {
      return "sign-in";
    }
    if (answer?.ok) {
      await drop(entry.id);
      return undefined;
    }
    if (answer?.status === 422) {
      const refused = await answer.json();
      await act("readwrite", (store) => store.put({ ...entry, refused }));
      return undefined;
    }
    return "away";
  }

  return { list, keep, drop, send };
})();
