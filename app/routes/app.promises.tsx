import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { PromisesPage } from "../ui/promises-page.tsx";
import { loadPromises } from "../web/load-promises.server.ts";
import { carryOutPromiseIntent } from "../web/promise-intents.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadPromises(await requireStaff(request));
}

export async function action({ request }: ActionFunctionArgs) {
  return carryOutPromiseIntent(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Promises · Lagom" }];

export default function Promises() {
  return <PromisesPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
