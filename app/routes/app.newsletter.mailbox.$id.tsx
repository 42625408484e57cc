import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData, useRouteError } from "@remix-run/react";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { MailboxPage } from "../ui/mailbox-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { toMailboxForm } from "../ui/present/present-mailbox.ts";
import { changeMailbox, requireMailbox } from "../web/mailbox-intents.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requireStaff(request);
  const mailbox = await requireMailbox(visit, params["id"] ?? "");
  return {
    isNew: mailbox === undefined,
    values: toMailboxForm(mailbox),
    mayConfigure: isAllowed(visit.actor, "configure"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return changeMailbox(await requireStaff(request), params["id"] ?? "", await request.formData());
}

/** After its own form the list is looked at; a mailbox that was removed is not there to be read again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formMethod,
  defaultShouldRevalidate,
}) => formMethod === undefined && defaultShouldRevalidate;

export const meta: MetaFunction = () => [{ title: "Mailbox · Lagom" }];

export default function Mailbox() {
  return <MailboxPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
