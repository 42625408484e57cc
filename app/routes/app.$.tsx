import type { LoaderFunctionArgs } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import { refusal, requireStaff } from "../web/staff-session.server.ts";
import { PageError } from "../ui/page-error.tsx";

/** Any address of the app that is none. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  throw refusal(404, "not-found");
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}

export default function NotFound() {
  return null;
}
