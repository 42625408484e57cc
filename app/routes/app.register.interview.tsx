import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { InterviewPage } from "../ui/interview-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { answerInterview, loadInterview } from "../web/interview.server.ts";
import { requireRegister } from "../web/register-visit.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadInterview(await requireRegister(request));
}

export async function action({ request }: ActionFunctionArgs) {
  return answerInterview(await requireRegister(request), await request.formData());
}

/** What was answered is in the page; reading it anew would only overwrite it. */
export function shouldRevalidate(): boolean {
  return false;
}

export const meta: MetaFunction = () => [{ title: "Interview · Lagom" }];

export default function Interview() {
  return <InterviewPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
