// The first account of a server that has none: an administrator, made on the pages as a person does it.

import { arrived, visit, withPage } from "./browser.mjs";

export const ADMIN = { name: "ada", password: "copper kettle by the window" };

/** Makes the administrator of a server for its own machine. */
export async function createAdmin(browser, server) {
  await withPage(browser, {}, async (page) => {
    await visit(page, `${server.url}/settings/people`);
    await page.getByRole("button", { name: "Create an administrator" }).click();
    await arrived(page, /\/first-admin\?link=/);
    await page.getByLabel("Name to sign in with").fill(ADMIN.name);
    await page.getByLabel("New password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Create admin and sign in" }).click();
    await arrived(page, `${server.url}/`);
  });
}

/** Signs somebody in on a page. */
export async function enter(page, server, { name, password } = ADMIN) {
  await page.goto(`${server.url}/sign-in`);
  await page.getByLabel("Name or e-mail address", { exact: true }).fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await arrived(page, `${server.url}/`);
}
