// A meter that publishes: mosquitto_pub at QoS 1, which ends only when the broker has acknowledged, that is, when the
// reading is committed.

import { spawn } from "node:child_process";
import { once } from "node:events";

const PATIENCE_S = 60;

async function run(command, args, input) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (text) => {
      said += text;
    });
  }
  child.stdin.end(input);
  const [code] = await once(child, "close");
  if (code !== 0) {
    throw new Error(`${command} ended with ${code}: ${said}`);
  }
}

/** Publishes each of `payloads` (texts without a line end) to a topic over one connection. */
export async function publishTo(server, topic, payloads) {
  const account = server.password ? ["-u", "meter", "-P", server.password] : [];
  const broker = ["-h", "127.0.0.1", "-p", String(server.mqttPort), "-V", "5", ...account];
  const lines = payloads.map((payload) => `${payload}\n`).join("");
  await run("timeout", [String(PATIENCE_S), "mosquitto_pub", ...broker, "-q", "1", "-t", topic, "-l"], lines);
}

/** Publishes a reading, or an array of them, of a meter. */
export async function publish(server, meter, readings) {
  await publishTo(server, `greenpulse/v1/${meter}/readings`, [JSON.stringify(readings)]);
}

/** Runs what a page says to type, as the shell of a person does. */
export async function typeInShell(line) {
  await run("timeout", [String(PATIENCE_S), "sh", "-c", line], "");
}
