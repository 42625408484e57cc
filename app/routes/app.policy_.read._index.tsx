import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { ReadPolicyPage } from "../ui/read-policy-page.tsx";
import { loadReadings, startReading } from "../web/read-policy-in.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadReadings(request);
}

export async function action({ request }: ActionFunctionArgs) {
  return startReading(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Read a policy in · Lagom" }];

export default function ReadPolicy() {
  return <ReadPolicyPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
