// Starts the real binary with its own broker, on free ports and in a folder of its own, and ends it as it should end.
// Leaves out what is published to it (mqtt.mjs, fill.mjs).

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const TARGET = process.env.CARGO_TARGET_DIR ?? "target";
const BINARY = resolve(
  process.env.GREENPULSE_BIN ?? process.env.GREENPULSE_BINARY ?? join(import.meta.dirname, "..", TARGET, "debug/greenpulse"),
);
const START_MS = 60_000;
const STOP_MS = 20_000;

// Not that of the browser (browser.mjs): times in the pages are the site's, wherever they are looked at.
export const TIME_ZONE = "Europe/Berlin";

const running = new Set();
process.on("exit", () => {
  for (const child of running) {
    child.kill("SIGKILL");
  }
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => process.exit(1));
}

export async function freePort() {
  const socket = createServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  await once(socket, "close");
  return port;
}

export class Server {
  log = "";
  #child;
  #folder;

  /** Makes the folder, takes the ports, starts, and waits until it is ready. `settings` are further ones, made of the server. */
  static async start({ password, demo = false, settings = () => ({}) } = {}) {
    const server = new Server();
    server.password = password;
    server.demo = demo;
    server.settings = settings;
    server.#folder = await mkdtemp(join(tmpdir(), "greenpulse-e2e-"));
    server.port = await freePort();
    server.mqttPort = await freePort();
    server.url = `http://127.0.0.1:${server.port}`;
    await server.again();
    return server;
  }

  /** Starts on the same ports and folder. */
  async again() {
    const settings = {
      GREENPULSE_LISTEN: `127.0.0.1:${this.port}`,
      GREENPULSE_MQTT_LISTEN: `127.0.0.1:${this.mqttPort}`,
      GREENPULSE_DATA_DIR: join(this.#folder, "data"),
      GREENPULSE_TIME_ZONE: TIME_ZONE,
      ...(this.password ? { GREENPULSE_PASSWORD: this.password } : {}),
      ...this.settings(this),
    };
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GREENPULSE_"));
    // In a folder of its own there is no `.env` of somebody's.
    const child = spawn(BINARY, this.demo ? ["serve", "--demo"] : ["serve"], {
      cwd: this.#folder,
      env: { ...Object.fromEntries(inherited), ...settings },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    running.add(child);
    const note = (text) => {
      this.log += text;
    };
    child.stdout.on("data", note);
    child.stderr.on("data", note);
    child.once("error", (error) => note(`${BINARY}: ${error.message}\n`));
    child.once("exit", () => running.delete(child));
    await this.#ready();
  }

  /** A command beside the server, in its folder and with its settings and these: its exit code and what it said. */
  async run(args, settings = {}) {
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GREENPULSE_"));
    const own = { GREENPULSE_DATA_DIR: join(this.#folder, "data"), ...this.settings(this), ...settings };
    const given = Object.entries(own).filter(([, value]) => value !== undefined);
    const child = spawn(BINARY, args, {
      cwd: this.#folder,
      env: { ...Object.fromEntries(inherited), ...Object.fromEntries(given) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stdout.on("data", (text) => (said += text));
    child.stderr.on("data", (text) => (said += text));
    const [code] = await once(child, "close");
    return { code, said };
  }

  async #ready() {
    const until = Date.now() + START_MS;
    while (Date.now() < until) {
      if (!this.#child.pid || this.#child.exitCode !== null) {
        throw new Error(`greenpulse did not start (${BINARY}):\n${this.log}`);
      }
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok) {
        return;
      }
      await sleep(50);
    }
    throw new Error(`greenpulse was not ready within ${START_MS} ms:\n${this.log}`);
  }

  /** As when the power goes. */
  async kill() {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }

  /** As an orderly person ends it: it must stop by itself, with exit code 0. */
  async stop() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, "exit");
      this.#child.kill("SIGTERM");
      const late = sleep(STOP_MS, "late", { ref: false });
      const ended = await Promise.race([gone, late]);
      if (ended === "late") {
        this.#child.kill("SIGKILL");
      }
      await rm(this.#folder, { recursive: true, force: true });
      assert.deepEqual(ended, [0, null], `greenpulse must end with exit code 0 at SIGTERM:\n${this.log.slice(-4_000)}`);
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
