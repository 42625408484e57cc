import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { RegisterLanguagePage } from "../ui/register-language-page.tsx";
import { changeLanguage, requireLanguage } from "../web/change-language.server.ts";
import { loadLanguage } from "../web/load-language.server.ts";
import { requireRegister } from "../web/register-visit.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  return loadLanguage(await requireRegister(request), requireLanguage(params["language"]));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await requireStaff(request);
  return changeLanguage(visit, requireLanguage(params["language"]), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Language · Lagom" }];

export default function RegisterLanguage() {
  const data = useLoaderData<typeof loader>();
  return <RegisterLanguagePage key={data.language} {...data} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
