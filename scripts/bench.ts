// npm run bench: what the goals name, measured beside a peer where there is one. A readable table,
// then one JSON object per figure. `-- --only webhooks`, `answers`, `sealing`, `register`,
// `consents`, `policy-reading`, `newsletter-mail`, `newsletter-one-click` or `notice` runs a part.
import { parseArgs } from "node:util";

import { benchAnswers } from "../bench/answers.ts";
import { toTable } from "../bench/figure.ts";
import { benchNewsletterList } from "../bench/newsletter-list.ts";
import { benchNewsletterMail } from "../bench/newsletter-mail.ts";
import { benchNewsletterOneClick } from "../bench/newsletter-one-click.ts";
import { benchNotice } from "../bench/notice.ts";
import { benchConsents } from "../bench/consents.ts";
import { benchPolicyReading } from "../bench/policy-reading.ts";
import { benchRegister } from "../bench/register.ts";
import { benchSealing } from "../bench/sealing.ts";
import { benchWebhooks } from "../bench/webhooks.ts";
import { ensureBuild } from "./build.ts";
import { ensureSystemPackages } from "./system-packages.ts";

const { values } = parseArgs({ options: { only: { type: "string" } } });
const isAsked = (part: string) => values.only === undefined || values.only === part;

await ensureSystemPackages();
await ensureBuild();
const figures = [
  ...(isAsked("webhooks") ? await benchWebhooks() : []),
  ...(isAsked("answers") ? await benchAnswers() : []),
  ...(isAsked("sealing") ? await benchSealing() : []),
  ...(isAsked("register") ? await benchRegister() : []),
  ...(isAsked("consents") ? await benchConsents() : []),
  ...(isAsked("policy-reading") ? benchPolicyReading() : []),
  ...(isAsked("newsletter-mail") ? await benchNewsletterMail() : []),
  ...(isAsked("newsletter-one-click") ? await benchNewsletterOneClick() : []),
  ...(isAsked("newsletter-list") ? await benchNewsletterList() : []),
  ...(isAsked("notice") ? await benchNotice() : []),
];
process.stdout.write(`${toTable(figures)}\n\n`);
for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
process.exitCode = figures.some((figure) => figure.met === false) ? 1 : 0;
