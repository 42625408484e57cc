import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { pressProxyPage, showProxyPage } from "../web/leave-by-proxy.server.ts";

/** `/apps/lagom/leave` in the shop: where an address is entered. */
export function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  return showProxyPage(request);
}

export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return pressProxyPage(request);
}
