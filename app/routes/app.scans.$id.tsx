import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { ScanPage } from "../ui/scan-page.tsx";
import { loadScan } from "../web/load-promises.server.ts";
import { addScanPicks, carryOutPromiseIntent } from "../web/promise-intents.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return loadScan(await requireStaff(request), params["id"] ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await requireStaff(request);
  const form = await request.formData();
  return form.get("intent") === "add"
    ? addScanPicks(visit, params["id"] ?? "", form)
    : carryOutPromiseIntent(visit, form);
}

export const meta: MetaFunction = () => [{ title: "Scan · Lagom" }];

export default function Scan() {
  return <ScanPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
