import type { ActionFunctionArgs } from "@remix-run/node";
import { exportProofs } from "../web/newsletter/look-up-address.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  return exportProofs(request);
}
