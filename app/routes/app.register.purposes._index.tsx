import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { UnusedPurposes } from "../ui/unused-purposes.tsx";
import { PageError } from "../ui/page-error.tsx";
import { changeRegister } from "../web/save-register.server.ts";
import { requireStaff } from "../web/staff-session.server.ts";
import { factsOf, requireRegister } from "../web/register-visit.server.ts";
import { listPurposes, listUnusedPresets } from "../ui/present/present-register-lists.ts";
import { RegisterListPage } from "../ui/register-list-page.tsx";
import { parseListQuery } from "../ui/register-search.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const query = parseListQuery(visit.params);
  const { register } = visit.version;
  return {
    facts: factsOf(visit, []),
    list: listPurposes({ register, gaps: visit.gaps, query }),
    unused: listUnusedPresets(register),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Why data is used · Lagom" }];

export default function RegisterPurposes() {
  const { unused, ...data } = useLoaderData<typeof loader>();
  return (
    <RegisterListPage
      {...data}
      title="Why data is used"
      subtitle="Each reason is a purpose. The law wants each to have a legal ground and an end."
      headings={["Purpose", "Legal ground", "Kept", "In the notice"]}
      noun={{ singular: "purpose", plural: "purposes" }}
      add={{ content: "Add one of your own", url: "/app/register/purposes/new" }}
      empty={{
        title: "No purposes yet",
        text: "Add each reason why your shop uses data about people: selling, support, newsletter and so on.",
      }}
    >
      {data.facts.mayConfigure ? <UnusedPurposes unused={unused} /> : null}
    </RegisterListPage>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
