// A real OpenID Connect provider, in which one is whoever the test says: no form is between. It may be away, come back with
// other keys, and forget or learn groups.

import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { Provider as Oidc } from "oidc-provider";
import { freePort } from "./server.mjs";

const SCOPES = "openid profile email groups";

/** Asks nothing when somebody signs out: one button, as a form must be sent. */
const asksToLeave = (ctx, form) => {
  ctx.body = `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Leave</title><main>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Leave</button></main></html>`;
};

const left = (ctx) => {
  ctx.body = '<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Left</title><main><h1>Left</h1></main></html>';
};

export class Provider {
  /** Who signs in next. */
  user = "ada";
  /** What is said of whom. */
  people = {};
  #server;
  #sockets = new Set();

  static async make() {
    const provider = new Provider();
    provider.port = await freePort();
    provider.url = `http://127.0.0.1:${provider.port}`;
    return provider;
  }

  /** Starts, with keys of its own each time; `client` is the one that it knows. */
  async start(client) {
    const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
    const oidc = new Oidc(this.url, {
      clients: [client],
      jwks: { keys: [{ ...key, use: "sig", alg: "RS256", kid: `key-${Date.now()}` }] },
      cookies: { keys: ["a secret of the test"] },
      scopes: ["openid", "profile", "email", "groups"],
      claims: { openid: ["sub"], profile: ["name", "preferred_username"], email: ["email"], groups: ["groups"] },
      // Its own guard would keep it from calling this machine.
      fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
      pkce: { required: () => true },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: { enabled: true, logoutSource: asksToLeave, postLogoutSuccessSource: left },
      },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...this.people[sub] }) }),
      async loadExistingGrant(ctx) {
        const { client: asking, session, provider: own } = ctx.oidc;
        const grant = new own.Grant({ clientId: asking.clientId, accountId: session.accountId });
        grant.addOIDCScope(SCOPES);
        await grant.save();
        return grant;
      },
    });
    const callback = oidc.callback();
    this.#server = createServer(async (request, response) => {
      if (!request.url.startsWith("/interaction/")) {
        callback(request, response);
        return;
      }
      await oidc.interactionFinished(request, response, { login: { accountId: this.user } }).catch((error) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
    this.#server.listen(this.port, "127.0.0.1");
    await once(this.#server, "listening");
  }

  async stop() {
    if (!this.#server) {
      return;
    }
    const gone = once(this.#server, "close");
    this.#server.close();
    this.#sockets.forEach((socket) => socket.destroy());
    await gone;
    this.#server = undefined;
  }
}
