import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { pressLink, showLink } from "../web/leave-by-link.server.ts";

/** The page behind the link in a mail: looking changes nothing. */
export function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  return showLink(request, params);
}

/** The one-click POST of mail programs (RFC 8058), and the page's own buttons. */
export function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  return pressLink(request, params);
}
