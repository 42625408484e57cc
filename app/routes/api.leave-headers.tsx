import type { ActionFunctionArgs } from "@remix-run/node";
import { giveHeaders } from "../web/give-headers.server.ts";

/** Header fields and links for the mails a shop sends by itself. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return giveHeaders(request);
}

/** Nothing to be seen here. */
export function loader({ request }: ActionFunctionArgs): Promise<Response> {
  return giveHeaders(request);
}
