import type { LoaderFunctionArgs } from "@remix-run/node";
import { exportConsents } from "../web/export-consents.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return exportConsents(request);
}
