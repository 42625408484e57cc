import type { Platform } from "../control/platform.ts";
import { sendText } from "../proxy/http-messages.ts";
import type { HostHandler } from "../proxy/http-messages.ts";

/** Answers for `admin.shopify.com`. */
export async function createAdminHost(platform: Platform): Promise<HostHandler> {
  return (_request, response) => {
    sendText(response, { status: 404, body: `No page of ${platform.app.name}` });
  };
}
