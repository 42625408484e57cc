import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { RegisterPracticePage } from "../ui/register-practice-page.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const { dataSale, automatedDecisions, securityMeasures } = visit.version.register;
  return {
    facts: factsOf(visit, ["dataSale", "automatedDecisions", "securityMeasures"]),
    saved: { dataSale, automatedDecisions, securityMeasures },
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Sale, decisions and security · Lagom" }];

export default function RegisterPractice() {
  return <RegisterPracticePage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
