import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { ToolsPage } from "../ui/tools-page.tsx";
import { addTool, loadTools } from "../web/register-tools.server.ts";
import { requireRegister } from "../web/register-visit.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadTools(await requireRegister(request));
}

export async function action({ request }: ActionFunctionArgs) {
  return addTool(await requireRegister(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Well-known tools · Lagom" }];

export default function Tools() {
  return <ToolsPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
