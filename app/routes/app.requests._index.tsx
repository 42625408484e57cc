import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { requireStaff } from "../web/staff-session.server.ts";
import { PageError } from "../ui/page-error.tsx";
import { readerOf } from "../ui/present/reader.ts";
import { presentList } from "../ui/present/present-list.ts";
import { parseRequestQuery } from "../ui/request-search.ts";
import { RequestsBrowser } from "../ui/requests-browser.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const now = services.clock.now();
  const query = parseRequestQuery(new URL(request.url).searchParams);
  const settings = await services.settings.get(installation.id);
  const found = await services.requestViews.list(installation.id, query, now);
  return {
    query,
    requests: presentList(found.items, readerOf(settings, now)),
    total: found.total,
    page: found.page,
    pageCount: found.pageCount,
  };
}

export const meta: MetaFunction = () => [{ title: "Requests · Lagom" }];

export default function Requests() {
  const data = useLoaderData<typeof loader>();
  const isLoading = useNavigation().state === "loading";
  return (
    <Page title="Requests" subtitle="What people asked of your shop, and by when it is due">
      <Card padding="0">
        <RequestsBrowser {...data} isLoading={isLoading} />
      </Card>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
