import type { LoaderFunctionArgs } from "@remix-run/node";
import { readFaces } from "../web/read-faces.server.ts";

/** The notice, the explanations of an answer and the record, as the policy page previews them. */
export async function loader({ request }: LoaderFunctionArgs) {
  return readFaces(request);
}
