import type { LoaderFunctionArgs } from "@remix-run/node";
import { downloadRecord } from "../web/download-record.server.ts";

/** The record of processing (GDPR 30) of the register as it is now, as CSV or PDF. */
export async function loader({ request }: LoaderFunctionArgs) {
  return downloadRecord(request);
}
