import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { PageError } from "../ui/page-error.tsx";
import { PolicyEditionPage } from "../ui/policy-edition-page.tsx";
import { presentEditionPage } from "../ui/present/present-edition.ts";
import { refusal, requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { services, installation } = await requireStaff(request);
  const number = Number(params["number"]);
  const isNumber = Number.isInteger(number) && number > 0 && number < 1_000_000;
  const publication = isNumber
    ? await services.policy.findByNumber(installation.id, number)
    : undefined;
  if (publication === undefined) throw refusal(404, "not-found");
  const language = new URL(request.url).searchParams.get("language");
  return { edition: presentEditionPage(publication, language) };
}

export const meta: MetaFunction = () => [{ title: "Edition of the policy · Lagom" }];

export default function PolicyEdition() {
  return <PolicyEditionPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
