import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { findBrokenPromises } from "../web/load-promises.server.ts";
import { requireAllowed, requireStaff } from "../web/staff-session.server.ts";
import type { ActionReply } from "../ui/action-reply.ts";
import { HomePage } from "../ui/home-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { presentWaitingErasures } from "../ui/present/present-home-erasures.ts";
import { presentHome } from "../ui/present/present-home.ts";
import { presentNoticeLine } from "../ui/present/present-notice.ts";
import { readerOf } from "../ui/present/reader.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation, actor } = await requireStaff(request);
  const now = services.clock.now();
  const settings = await services.settings.get(installation.id);
  const { isChosen } = await services.settings.erasureChoices(installation.id);
  const newest = { before: null, limit: 1 };
  const versions = await services.register.listVersions(installation.id, newest);
  const view = await services.requestViews.home(installation.id, now);
  const reader = readerOf(settings, now);
  const notice = await services.notice.overview(installation.id);
  const home = presentHome(view, {
    ...{ reader, notice: presentNoticeLine(notice, reader) },
    isMailSetUp: services.isMailSetUp,
    contactEmail: settings.contactEmail,
    hasChosenErasure: isChosen,
    hasRegister: versions.length > 0,
  });
  return {
    home,
    erasures: presentWaitingErasures(await services.erasureViews.count(installation.id)),
    brokenPromises: await findBrokenPromises(services, installation.id),
    shopName: settings.shopName,
    isNew: settings.onboardedAt === null,
    mayConfigure: isAllowed(actor, "configure"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await requireStaff(request);
  await requireAllowed(visit, { permission: "configure", attempt: "settings.saved" });
  const { services, installation } = visit;
  await services.settings.markOnboarded(installation.id, services.clock.now());
  return Response.json({ ok: true, message: "All set" } satisfies ActionReply);
}

export const meta: MetaFunction = () => [{ title: "Home · Lagom" }];

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
