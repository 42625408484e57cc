import type { ActionFunctionArgs } from "@remix-run/node";
import { getServices } from "../services.server.ts";
import { takeBounce } from "../web/take-bounce.server.ts";

/** Where the operator's mail server hands over mails that came back, as they are (raw MIME). */
export async function action({ request }: ActionFunctionArgs) {
  const { bounces } = await getServices();
  return takeBounce(bounces, request);
}

/** Nothing to be seen here. */
export function loader() {
  return new Response("POST a mail\n", { status: 405, headers: { allow: "POST" } });
}
