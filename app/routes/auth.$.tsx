import type { LoaderFunctionArgs } from "@remix-run/node";
import { getServices } from "../services.server.ts";

/** Shopify's library answers here: session token bounce and leaving the frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopify } = await getServices();
  await shopify.authenticate.admin(request);
  return null;
}
