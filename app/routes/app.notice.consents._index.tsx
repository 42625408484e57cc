import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ConsentsPage } from "../ui/consents-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { loadConsents } from "../web/load-consents.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadConsents(request);
}

export const meta: MetaFunction = () => [{ title: "Record of choices · Lagom" }];

export default function Consents() {
  return <ConsentsPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
