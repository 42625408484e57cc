import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { MailsPage } from "../ui/newsletter/mails-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { correctMail, loadDecisions } from "../web/newsletter/decide-mails.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadDecisions(request);
}

export async function action({ request }: ActionFunctionArgs) {
  return correctMail(request);
}

export const meta: MetaFunction = () => [{ title: "Mails to support · Lagom" }];

export default function MailsToSupport() {
  return <MailsPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
