import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { NewsletterPage } from "../ui/newsletter/newsletter-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { closeCase, loadLeaving } from "../web/newsletter/load-leaving.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadLeaving(request);
}

export async function action({ request }: ActionFunctionArgs) {
  return closeCase(request);
}

export const meta: MetaFunction = () => [{ title: "Newsletter · Lagom" }];

export default function Newsletter() {
  return <NewsletterPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
