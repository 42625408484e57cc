import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { deadlineLimitsOf } from "../domain/data-requests/deadline.ts";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { readRequestId, runRequestAction } from "../web/request-intents.server.ts";
import { refusal, requireStaff } from "../web/staff-session.server.ts";
import { PageError } from "../ui/page-error.tsx";
import { presentErasure } from "../ui/present/present-erasure.ts";
import { presentReceipt } from "../ui/present/present-receipt.ts";
import { readerOf } from "../ui/present/reader.ts";
import { presentRequest } from "../ui/present/present-request.ts";
import { RequestPage } from "../ui/request-page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, installation, actor } = await requireStaff(request);
  const id = readRequestId(params["id"]);
  const maySee = isAllowed(actor, "see");
  const view = await services.requestViews.get({ installationId: installation.id, id, maySee });
  if (view === undefined) throw refusal(404, "not-found");
  const settings = await services.settings.get(installation.id);
  const staff = await services.staff.list(installation.id);
  const erasure = await services.erasureViews.get(installation.id, id);
  const receipts = await services.evidencePages.receipts(installation.id, id);
  const reader = readerOf(settings, services.clock.now());
  const shown = presentRequest(view, {
    reader,
    limits: deadlineLimitsOf({ ...view, timeZone: settings.timeZone }),
    names: new Map(staff.map(({ userId, name }) => [userId, name ?? `User ${userId}`])),
  });
  const may = { download: isAllowed(actor, "download"), approve: isAllowed(actor, "approve") };
  return {
    ...{ request: shown, may },
    erasure: erasure === undefined ? null : presentErasure(view, erasure, reader),
    receipt: presentReceipt(id, receipts, reader),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { services, installation, actor } = await requireStaff(request);
  const target = { installationId: installation.id, id: readRequestId(params["id"]), actor };
  return runRequestAction(services, target, await request.formData());
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Request ${data?.request.reference ?? ""} · Lagom` },
];

export default function Request() {
  return <RequestPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
