import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { RegisterPurposePage } from "../ui/register-purpose-page.tsx";
import { requirePurpose } from "../web/register-items.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const saved = requirePurpose(visit, params["id"] ?? "");
  return { facts: factsOf(visit, [`purposes.${saved.id}`]), saved };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export { skipForPreview as shouldRevalidate } from "../ui/register-preview.tsx";

export const meta: MetaFunction = () => [{ title: "Purpose · Lagom" }];

export default function RegisterPurpose() {
  const data = useLoaderData<typeof loader>();
  return <RegisterPurposePage key={data.saved.id} {...data} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
