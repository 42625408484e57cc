import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { requireStaff } from "../web/staff-session.server.ts";
import { KeepingPage } from "../ui/keeping-page.tsx";
import { parseKeepingQuery } from "../ui/keeping-search.ts";
import { PageError } from "../ui/page-error.tsx";
import { presentKeepings, toKeepingHint } from "../ui/present/present-keeping.ts";
import { readerOf } from "../ui/present/reader.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const query = parseKeepingQuery(new URL(request.url).searchParams);
  const settings = await services.settings.get(installation.id);
  const found = await services.keepings.list(installation.id, query);
  const { accountingCountry } = await services.settings.erasureChoices(installation.id);
  return {
    query,
    hint: toKeepingHint(accountingCountry),
    ...presentKeepings(found, readerOf(settings, services.clock.now())),
  };
}

export const meta: MetaFunction = () => [{ title: "Kept by law · Lagom" }];

export default function Keeping() {
  return <KeepingPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
