import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { presentVersion } from "../ui/present/present-register-history.ts";
import { readerOf } from "../ui/present/reader.ts";
import { RegisterHistoryPage } from "../ui/register-history-page.tsx";
import { ROWS_PER_PAGE } from "../ui/register-search.ts";
import { findStaffNames } from "../web/register-conflict.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireStaff(request);
  const { services, installation } = visit;
  const asked = Number(new URL(request.url).searchParams.get("before"));
  const before = Number.isInteger(asked) && asked > 1 ? asked : null;
  const page = { before, limit: ROWS_PER_PAGE };
  const heads = await services.register.listVersions(installation.id, page);
  const reader = readerOf(await services.settings.get(installation.id), services.clock.now());
  const names = await findStaffNames(visit);
  const last = heads.at(-1)?.number ?? 1;
  return {
    versions: heads.map((head) => presentVersion(head, { names, reader })),
    olderBefore: last > 1 ? last : null,
    isLater: before !== null,
  };
}

export const meta: MetaFunction = () => [{ title: "History of the register · Lagom" }];

export default function RegisterHistory() {
  return <RegisterHistoryPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
