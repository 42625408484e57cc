import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { addDays, localDateOf } from "../domain/shared/calendar.ts";
import { parseStatisticsDays } from "../ui/notice-search.ts";
import { NoticeStatisticsPage } from "../ui/notice-statistics-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { presentConsentStatistics } from "../ui/present/present-consent-statistics.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const days = parseStatisticsDays(new URL(request.url).searchParams);
  const { timeZone } = await services.settings.get(installation.id);
  const to = localDateOf(services.clock.now(), timeZone);
  const range = { from: addDays(to, 1 - days), to };
  const statistics = await services.consent.statistics(installation.id, range);
  return { days, statistics: presentConsentStatistics(statistics) };
}

export const meta: MetaFunction = () => [{ title: "Choices in numbers · Lagom" }];

export default function NoticeStatistics() {
  return <NoticeStatisticsPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
