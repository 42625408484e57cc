import type { ActionFunctionArgs } from "@remix-run/node";
import { checkListPiece } from "../web/newsletter/check-list-piece.server.ts";

export async function action({ request }: ActionFunctionArgs) {
  return checkListPiece(request);
}
