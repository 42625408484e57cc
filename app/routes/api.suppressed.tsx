import type { ActionFunctionArgs } from "@remix-run/node";
import { giveSuppressed } from "../web/newsletter/give-suppressed.server.ts";

/** Who left, for the mails a shop sends by itself. */
export function action({ request }: ActionFunctionArgs): Promise<Response> {
  return giveSuppressed(request);
}

/** Nothing to be seen here. */
export function loader({ request }: ActionFunctionArgs): Promise<Response> {
  return giveSuppressed(request);
}
