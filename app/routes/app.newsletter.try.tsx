import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useRouteError } from "@remix-run/react";
import { TryPage } from "../ui/newsletter/try-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { tryMail } from "../web/newsletter/try-mail.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  return tryMail(request);
}

export const meta: MetaFunction = () => [{ title: "Try a mail · Lagom" }];

export default function TryMail() {
  return <TryPage />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
