import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { PolicyPage } from "../ui/policy-page.tsx";
import { takePolicyForm } from "../web/policy-form.server.ts";
import { readPolicyPage } from "../web/policy-page.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireStaff(request);
  return { policy: await readPolicyPage(visit, new URL(request.url).searchParams) };
}

export async function action({ request }: ActionFunctionArgs) {
  return takePolicyForm(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Policy · Lagom" }];

export default function Policy() {
  return <PolicyPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
