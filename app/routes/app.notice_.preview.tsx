import type { ActionFunctionArgs } from "@remix-run/node";
import { previewNotice } from "../web/preview-notice.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  return previewNotice(request);
}
