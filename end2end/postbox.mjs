// A real mail server that takes letters, or does what the test says instead: puts off, refuses, offers no encryption.

import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { freePort } from "./server.mjs";

const PATIENCE_MS = 30_000;

/** An answer of a mail server, such as 451 or 550. */
export const answer = (responseCode, message) => Object.assign(new Error(message), { responseCode });

export class Postbox {
  user = "pulse";
  password = "a password of the mail server";
  /** What came, parsed, the newest last. */
  letters = [];
  /** Who signed in, and whether the connection was encrypted. */
  signedIn = [];
  /** Says an error for a recipient, or nothing. */
  judge = () => undefined;
  #server;
  #folder;

  static async start({ offersTls = true } = {}) {
    const box = new Postbox();
    box.#folder = await mkdtemp(join(tmpdir(), "greenpulse-mail-"));
    const { key, cert } = await box.#certificate();
    box.port = await freePort();
    box.#server = new SMTPServer({
      key,
      cert,
      hideSTARTTLS: !offersTls,
      disableReverseLookup: true,
      // Offered without encryption too, so that a client is caught that would send its password in the clear.
      allowInsecureAuth: true,
      authMethods: ["PLAIN", "LOGIN"],
      logger: false,
      onAuth: ({ username, password }, session, done) => {
        box.signedIn.push({ username, isSecure: session.secure });
        const isRight = username === box.user && password === box.password;
        return isRight ? done(null, { user: username }) : done(answer(535, `5.7.8 not ${password}`));
      },
      onRcptTo: ({ address }, _, done) => done(box.judge(address)),
      onData: (stream, session, done) => {
        simpleParser(stream).then((letter) => {
          letter.recipients = session.envelope.rcptTo.map(({ address }) => address);
          letter.isSecure = session.secure;
          box.letters.push(letter);
          done();
        }, done);
      },
    });
    box.#server.on("error", () => {});
    box.#server.listen(box.port, "127.0.0.1");
    await once(box.#server.server, "listening");
    return box;
  }

  /** A certificate for this machine, and the authority that a client must trust. */
  async #certificate() {
    const file = (name) => join(this.#folder, name);
    const openssl = (...args) => promisify(execFile)("openssl", args);
    this.authority = file("authority.pem");
    await writeFile(file("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\n");
    const made = ["-newkey", "rsa:2048", "-nodes", "-days", "2"];
    await openssl("req", "-x509", ...made, "-keyout", file("ca.key"), "-out", this.authority, "-subj", "/CN=Test authority");
    await openssl("req", ...made, "-keyout", file("key"), "-out", file("request"), "-subj", "/CN=localhost");
    const by = ["-CA", this.authority, "-CAkey", file("ca.key"), "-CAcreateserial", "-extfile", file("names")];
    await openssl("x509", "-req", "-in", file("request"), ...by, "-days", "2", "-out", file("cert"));
    return { key: await readFile(file("key")), cert: await readFile(file("cert")) };
  }

  /** The settings of a server that sends letters this way. */
  settings() {
    return {
      GREENPULSE_SMTP_HOST: "localhost",
      GREENPULSE_SMTP_PORT: String(this.port),
      GREENPULSE_SMTP_USER: this.user,
      GREENPULSE_SMTP_PASSWORD: this.password,
      GREENPULSE_SMTP_FROM: "GreenPulse <pulse@energy.example>",
      SSL_CERT_FILE: this.authority,
    };
  }

  /** The first letter that fits, once it has come; it is taken out. */
  async take(fits) {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const place = this.letters.findIndex(fits);
      if (place >= 0) {
        return this.letters.splice(place, 1)[0];
      }
      await sleep(50);
    }
    throw new Error(`no such letter among ${JSON.stringify(this.letters.map(({ subject, recipients }) => ({ subject, recipients })))}`);
  }

  /** The next letter to an address. */
  to(address) {
    return this.take(({ recipients }) => recipients.includes(address));
  }

  async stop() {
    await new Promise((done) => this.#server.close(done));
    await rm(this.#folder, { recursive: true, force: true });
  }
}
