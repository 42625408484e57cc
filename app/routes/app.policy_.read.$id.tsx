import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { ReadingPage } from "../ui/reading-page.tsx";
import { decideReading, loadReading } from "../web/decide-reading.server.ts";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return loadReading(request, params["id"] ?? "");
}

/** Decides about proposals; `undo` takes back the register's version that came of it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await requireStaff(request);
  const form = await request.formData();
  return form.get("intent") === "undo"
    ? changeRegister(visit, form)
    : decideReading(visit, params["id"] ?? "", form);
}

export const meta: MetaFunction = () => [{ title: "Your policy, read · Lagom" }];

export default function Reading() {
  return <ReadingPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
