import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { MailToolsPage } from "../ui/mail-tools-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { presentFieldRun } from "../ui/present/present-field-run.ts";
import { presentMailTools } from "../ui/present/present-mail-tools.ts";
import { readerOf } from "../ui/present/reader.ts";
import { changeMailTools } from "../web/mail-tools.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation, actor } = await requireStaff(request);
  const { tools, optIns } = services.newsletter;
  const settings = await services.settings.get(installation.id);
  const known = {
    rule: await optIns.rule(installation.id),
    tools: await tools.list(installation.id),
    questions: await optIns.listOpen(installation.id),
  };
  const reader = readerOf(settings, services.clock.now());
  const run = await services.newsletter.leaveFields.findRun(installation.id);
  return {
    ...presentMailTools(known, reader),
    fields: presentFieldRun(run, reader),
    mayConfigure: isAllowed(actor, "configure"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await requireStaff(request);
  return changeMailTools(visit, await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Mail tools · Lagom" }];

export default function MailTools() {
  return <MailToolsPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
