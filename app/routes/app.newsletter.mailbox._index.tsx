import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { MailboxesPage } from "../ui/mailboxes-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { presentForwarding, presentMailbox } from "../ui/present/present-mailbox.ts";
import { readerOf } from "../ui/present/reader.ts";
import { changeMailboxes } from "../web/mailbox-intents.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { services, installation, actor } = await requireStaff(request);
  const { mailboxes, inboundMail } = services;
  const settings = await services.settings.get(installation.id);
  const reader = readerOf(settings, services.clock.now());
  const kept = await mailboxes.list(installation.id);
  const found = await inboundMail.forwarding.find(installation.id);
  const mayConfigure = isAllowed(actor, "configure");
  const ways = found === undefined ? null : { ...found, ...inboundMail.waysIn(found) };
  const shown = ways === null || mayConfigure ? ways : { ...ways, webhook: null };
  return {
    mailboxes: kept.map((mailbox) => presentMailbox(mailbox, reader)),
    forwarding: shown === null ? null : presentForwarding(shown, reader),
    mayConfigure,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeMailboxes(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Mail to support · Lagom" }];

export default function Mailboxes() {
  return <MailboxesPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
