import { browserName } from "./follow-request.ts";
import { type DemoStack, demoShop } from "./stack.ts";

/**
 * Asks the app for one of its pages as the store's owner, with the token App Bridge would send.
 *
 * @throws Error where the page answers anything but success
 */
export async function asOwner(
  stack: DemoStack,
  page: string,
  init: RequestInit = {},
): Promise<Response> {
  const { idToken } = await stack.shopify.client.launch({ shop: demoShop });
  const headers = { authorization: `Bearer ${idToken}`, "user-agent": browserName };
  const response = await fetch(new URL(page, stack.appUrl), { ...init, headers });
  if (!response.ok) throw new Error(`${page} answered ${String(response.status)}`);
  return response;
}

/** Sends a form of the admin. */
export async function postAsOwner(
  stack: DemoStack,
  page: string,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  await asOwner(stack, page, { method: "POST", body: new URLSearchParams(form) });
}

/** What a page shows, as its own script reads it. */
export async function readAsOwner(stack: DemoStack, page: string, route: string): Promise<unknown> {
  return (await asOwner(stack, `${page}?_data=${encodeURIComponent(route)}`)).json();
}
