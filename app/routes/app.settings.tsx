import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { isAllowed, mayGrant } from "../domain/data-requests/permissions.ts";
import { readSenderDomain, saveSenderDomain } from "../web/save-sender-domain.server.ts";
import { saveSettings } from "../web/save-settings.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { PageError } from "../ui/page-error.tsx";
import { presentSender, presentSettings } from "../ui/present/present-settings.ts";
import { SettingsPage } from "../ui/settings-page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireStaff(request);
  const { services, installation, actor } = visit;
  const settings = await services.settings.get(installation.id);
  const erasure = await services.settings.erasureChoices(installation.id);
  const staff = await services.staff.list(installation.id);
  return {
    ...presentSettings({
      ...{ settings, erasure, staff, actor, now: services.clock.now() },
      grantedScopes: installation.grantedScopes,
    }),
    sender: presentSender(await readSenderDomain(visit)),
    mayConfigure: isAllowed(actor, "configure"),
    mayGrant: mayGrant(actor),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await requireStaff(request);
  const form = await request.formData();
  return form.has("senderDomain") ? saveSenderDomain(visit, form) : saveSettings(visit, form);
}

export const meta: MetaFunction = () => [{ title: "Settings · Lagom" }];

export default function Settings() {
  return <SettingsPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
