import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { isAllowed } from "../domain/data-requests/permissions.ts";
import { PageError } from "../ui/page-error.tsx";
import { presentVersionPage } from "../ui/present/present-register-history.ts";
import { readerOf } from "../ui/present/reader.ts";
import { RegisterVersionPage } from "../ui/register-version-page.tsx";
import { findStaffNames } from "../web/register-conflict.server.ts";
import { requireRegister } from "../web/register-visit.server.ts";
import { changeRegister } from "../web/save-register.server.ts";
import { refusal, requireStaff } from "../web/staff-session.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await requireRegister(request);
  const { services, installation, actor } = visit;
  const number = Number(params["number"]);
  const find = (one: number) => services.register.findVersion(installation.id, one);
  const version = Number.isInteger(number) && number > 0 ? await find(number) : undefined;
  if (version === undefined) throw refusal(404, "not-found");
  const before = (await find(number - 1)) ?? version;
  const reader = readerOf(await services.settings.get(installation.id), services.clock.now());
  const names = await findStaffNames(visit);
  return {
    mayConfigure: isAllowed(actor, "configure"),
    version: presentVersionPage(version, {
      ...{ names, reader, before: before.register, newest: visit.version.number },
    }),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  return changeRegister(await requireStaff(request), await request.formData());
}

export const meta: MetaFunction = () => [{ title: "Version of the register · Lagom" }];

export default function RegisterVersion() {
  return <RegisterVersionPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
