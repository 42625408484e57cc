import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { getServices } from "../services.server.ts";

/** A known shop is sent to its admin; nobody is asked to type a shop's address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopify } = await getServices();
  if (new URL(request.url).searchParams.has("shop")) await shopify.login(request);
  return redirect("/");
}
