import { sendText } from "../proxy/http-messages.ts";
import { sendPage } from "./send-page.ts";
import type { ShopCall } from "./shop-call.ts";

/**
 * Answers a path of the app proxy with what the app says: as it is, or, when it is
 * `application/liquid`, rendered within the theme.
 */
export async function answerProxied(call: ShopCall): Promise<void> {
  const { appProxy, storefront, sessions, visitor, response, path, url, request } = call;
  const gid = sessions.customerOf(visitor);
  const customerId = gid === undefined ? "" : (storefront.customerById(gid)?.id ?? "");
  const { shop } = storefront.online;
  const answer = await appProxy.forward({ shop, path, url, customerId, request });
  if (answer === undefined) {
    sendText(response, { status: 404, body: "There is no app here." });
    return;
  }
  if (String(answer.headers["content-type"]).startsWith("application/liquid")) {
    await sendPage(call, {
      ...{ status: answer.status, template: "app_proxy", pageType: "app_proxy", title: "" },
      liquid: answer.body.toString("utf8"),
    });
    return;
  }
  const headers = Object.entries(answer.headers).map(
    ([name, value]): [string, string | string[]] => [
      name,
      typeof value === "string" ? value : [...value],
    ],
  );
  response.writeHead(answer.status, Object.fromEntries(headers));
  response.end(answer.body);
}
