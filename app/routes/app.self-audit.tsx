import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { z } from "zod";
import { readHindrance } from "../web/audit-hindrance.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { replyTo } from "../ui/action-reply.ts";
import { PageError } from "../ui/page-error.tsx";
import { presentAudit } from "../ui/present/present-self-audit.ts";
import { readerOf } from "../ui/present/reader.ts";
import { SelfAuditPage } from "../ui/self-audit-page.tsx";

const wishSchema = z.object({ people: z.coerce.number() });

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireStaff(request);
  const { services, installation } = visit;
  const settings = await services.settings.get(installation.id);
  const staff = await services.staff.list(installation.id);
  const audits = await services.selfAudits.list(installation.id);
  const context = {
    reader: readerOf(settings, services.clock.now()),
    names: new Map(staff.map(({ userId, name }) => [userId, name ?? `User ${userId}`])),
  };
  const shown = audits.map((audit) => presentAudit(audit, context));
  // While one runs the page looks often, and Shopify need not be asked each time.
  const isRunning = shown.some((audit) => audit.isRunning);
  return { audits: shown, hindrance: isRunning ? null : await readHindrance(visit) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { services, installation, actor } = await requireStaff(request);
  const wish = wishSchema.safeParse(Object.fromEntries(await request.formData()));
  const people = wish.data?.people ?? 0;
  const installationId = installation.id;
  const started = await services.selfAudits.start({ installationId, actor, people });
  return replyTo(started, "Audit started");
}

export const meta: MetaFunction = () => [{ title: "Self-audit · Lagom" }];

export default function SelfAudit() {
  return <SelfAuditPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
