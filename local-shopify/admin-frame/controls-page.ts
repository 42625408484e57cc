import type { ProtectedKind, StorePerson } from "../contract.ts";
import type { DeliveryLogEntry } from "../webhooks/delivery.ts";
import { html } from "./html.ts";
import type { Html } from "./html.ts";

/** What the controls page shows. */
export type ControlsState = {
  /** Admin path of the shop: `/store/<handle>`. */
  readonly base: string;
  readonly now: Date;
  readonly people: readonly StorePerson[];
  readonly withheld: ReadonlySet<ProtectedKind>;
  readonly deliveries: readonly DeliveryLogEntry[];
};

/** Enough to choose from without a page of megabytes. */
const peopleShown = 200;
const deliveriesShown = 30;

/** A person's handles on the stand-in. */
export function renderControls(state: ControlsState): Html {
  return html`<main class="page">
    <h1>Controls</h1>
    ${renderRequests(state)} ${renderClock(state)} ${renderAccess(state)}
    ${renderDeliveries(state.deliveries)}
  </main>`;
}

function renderRequests({ base, people }: ControlsState): Html {
  const hardFirst = [
    ...people.filter(({ hard }) => hard !== null),
    ...people.filter(({ hard }) => hard === null),
  ];
  const options = hardFirst
    .slice(0, peopleShown)
    .map((person) => html`<option value="${person.person}">${describe(person)}</option>`);
  return html`<section class="card">
    <h2>Webhooks about a person</h2>
    <form method="post" class="row">
      <label class="grow"
        ><span class="faint">Person</span>
        <select class="field" name="person">
          ${options}
        </select></label
      >
      <button class="button button--primary" formaction="${base}/__local/send-data-request">
        Ask for their data
      </button>
      <button class="button" formaction="${base}/__local/send-redact">Ask to erase them</button>
    </form>
    <p></p>
    <form method="post" class="row">
      <button class="button" formaction="${base}/__local/send-merges">Tell of merges</button>
      <button class="button" formaction="${base}/__local/uninstall">Uninstall the app</button>
      <button class="button" formaction="${base}/__local/send-shop-redact">
        Send shop/redact now
      </button>
    </form>
  </section>`;
}

function renderClock({ base, now }: ControlsState): Html {
  const hours = [1, 4, 48, 24 * 30];
  const buttons = hours.map(
    (count) => html`<button class="button" name="hours" value="${count}">+ ${count} h</button>`,
  );
  return html`<section class="card">
    <h2>Clock</h2>
    <form method="post" action="${base}/__local/advance" class="row">
      <span class="grow">${now.toISOString().slice(0, 19).replace("T", " ")} UTC</span>
      ${buttons}
    </form>
  </section>`;
}

function renderAccess({ base, withheld }: ControlsState): Html {
  const kinds = (["name", "email", "phone", "address"] as const).map(
    (kind) =>
      html`<label
        ><input
          type="checkbox"
          name="kinds"
          value="${kind}"
          ${withheld.has(kind) ? html`checked` : html``}
        />
        ${kind}</label
      >`,
  );
  return html`<section class="card">
    <h2>Access</h2>
    <form method="post" action="${base}/__local/withhold" class="row">
      <span>Withhold:</span> ${kinds} <button class="button">Apply</button>
    </form>
    <p></p>
    <form method="post" class="row">
      <button class="button" formaction="${base}/__local/expire-tokens">Expire tokens</button>
      <button class="button" formaction="${base}/__local/revoke-tokens">Revoke tokens</button>
    </form>
  </section>`;
}

function renderDeliveries(deliveries: readonly DeliveryLogEntry[]): Html {
  const rows = deliveries
    .slice(-deliveriesShown)
    .toReversed()
    .map(
      (delivery) =>
        html`<tr>
          <td>${delivery.topic}</td>
          <td><span class="badge ${badgeOf(delivery.state)}">${delivery.state}</span></td>
          <td>${delivery.attempts.map(toAttemptText).join(", ")}</td>
        </tr>`,
    );
  return html`<section class="card">
    <h2>Deliveries</h2>
    <div class="scroll" role="region" aria-label="Deliveries" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>Topic</th>
            <th>State</th>
            <th>Attempts</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

function describe(person: StorePerson): string {
  const name = person.email ?? person.phone ?? person.customerId ?? person.person;
  const orders = `${String(person.orderCount)} orders`;
  return [name, orders, person.hard ?? ""].filter((part) => part !== "").join(" · ");
}

function badgeOf(state: DeliveryLogEntry["state"]): string {
  if (state === "delivered") return "badge--good";
  return state === "failed" ? "badge--bad" : "";
}

function toAttemptText(attempt: DeliveryLogEntry["attempts"][number]): string {
  const outcome = attempt.status ?? attempt.error ?? "no answer";
  return `${String(outcome)} (${String(Math.round(attempt.ms))} ms)`;
}
