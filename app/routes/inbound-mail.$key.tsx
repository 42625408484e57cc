import type { ActionFunctionArgs } from "@remix-run/node";
import { takeInboundMail } from "../web/take-inbound-mail.server.ts";

/** Where a mail provider hands over mails to a shop's support, as they are (raw MIME). */
export function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  return takeInboundMail(request, params["key"] ?? "");
}

/** Nothing to be seen here. */
export function loader(): Response {
  return new Response("POST a mail\n", { status: 405, headers: { allow: "POST" } });
}
