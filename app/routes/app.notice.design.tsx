import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { NoRegisterYet } from "../ui/no-register-yet.tsx";
import { NoticeDesignPage } from "../ui/notice-design-page.tsx";
import { PageError } from "../ui/page-error.tsx";
import { saveNoticeDesign } from "../web/notice-intents.server.ts";
import { loadNoticeDesign } from "../web/notice-page.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return loadNoticeDesign(request);
}

export async function action({ request }: ActionFunctionArgs) {
  return saveNoticeDesign(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Design of the notice · Lagom" }];

export default function NoticeDesign() {
  const { hasRegister, ...design } = useLoaderData<typeof loader>();
  return hasRegister ? <NoticeDesignPage {...design} /> : <NoRegisterYet />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
