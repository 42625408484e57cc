import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { ListPage } from "../ui/newsletter/list-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request);
  return { mayDownload: isAllowed(actor, "download") };
}

export const meta: MetaFunction = () => [{ title: "Check a list · Lagom" }];

export default function CheckList() {
  return <ListPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
