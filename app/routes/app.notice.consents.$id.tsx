import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ConsentReplayPage } from "../ui/consent-replay-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { loadReplay } from "../web/load-consents.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return { replay: await loadReplay(request, params["id"] ?? "") };
}

export const meta: MetaFunction = () => [{ title: "A choice on record · Lagom" }];

export default function ConsentReplay() {
  return <ConsentReplayPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
