import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { NoticePage } from "../ui/notice-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { takeNoticeForm } from "../web/notice-intents.server.ts";
import { loadNotice } from "../web/notice-page.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return { notice: await loadNotice(request) };
}

export async function action({ request }: ActionFunctionArgs) {
  return takeNoticeForm(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Cookie notice · Lagom" }];

export default function Notice() {
  return <NoticePage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
