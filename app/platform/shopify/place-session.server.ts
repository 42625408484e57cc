import type { MissingItem } from "../../domain/data-map/types.ts";
import type { CollectParams } from "../../domain/data-requests/ports.ts";
import type {
  CollectedRecord,
  MatchReason,
  PossibleMatchFound,
} from "../../domain/data-requests/types.ts";
import { TransientSourceError } from "../../domain/data-requests/ports.ts";
import type { JsonObject } from "../../domain/shared/json.ts";
import type { AdminClient } from "./admin-client.server.ts";
import type { DeniedField } from "./admin-envelope.server.ts";
import type { CrawlContext, PendingChild } from "./crawl.server.ts";
import type { EntityShape, ShapeLimits } from "./entity-shape.server.ts";
import type { PlaceState } from "./place-cursor.server.ts";
import type { PlaceDefinition, PlaceStep } from "./place-definition.server.ts";
import { parseSelection, selectionCost } from "./selection.server.ts";

/** One call of `collectPage`: what it works on and what it has gathered. */
export type PlaceSession = {
  readonly client: AdminClient;
  readonly definition: PlaceDefinition;
  readonly params: CollectParams;
  /** The ways to find records, for what is known of the person by now. */
  readonly steps: readonly PlaceStep[];
  readonly state: PlaceState;
  readonly records: CollectedRecord[];
  readonly possibleMatches: PossibleMatchFound[];
  readonly missing: MissingItem[];
  readonly pending: PendingChild[];
  readonly found: Set<string>;
};

/** The whole place was refused: nothing more can be asked for. */
export class PlaceRefusedError extends Error {
  override readonly name = "PlaceRefusedError";
}

export function limitsOf(session: PlaceSession): ShapeLimits {
  return { scopes: session.params.scopes, denied: session.state.denied };
}

/** How records found for this reason are turned into the session's records. */
export function crawlContext(session: PlaceSession, reason: MatchReason): CrawlContext {
  const { definition, params, state } = session;
  const { subject } = params;
  const step = session.steps[state.step];
  const search = step?.find === "search" ? { filter: step.filter } : {};
  return {
    place: definition.place,
    reason,
    limits: limitsOf(session),
    tidy: (data, type) => definition.tidy?.(data, { type, subject, ...search }) ?? [],
    into: session,
  };
}

export type Question = {
  /** Writes the document for what may be asked for now. */
  readonly document: (limits: ShapeLimits) => string;
  readonly variables: JsonObject;
  /** The shape of a top field of the answer, to name refused fields. */
  readonly shapeOf: (topField: string) => EntityShape;
  /** How many records the document reads whose number stands in a variable. */
  readonly times?: number;
};

/**
 * Asks Shopify. Fields it refuses are noted as missing; where the refusal took
 * more with it, the question is asked again without them.
 */
export async function ask(session: PlaceSession, question: Question): Promise<JsonObject> {
  for (let tries = 0; tries < 25; tries += 1) {
    const document = question.document(limitsOf(session));
    const reply = await session.client.request({
      installation: session.params.installationId,
      document,
      variables: question.variables,
      points: Math.ceil(pointsOf(document) * (question.times ?? 1)),
      signal: session.params.signal,
    });
    for (const denied of reply.denied) {
      noteDenied(session, question, denied);
    }
    if (reply.data !== null && !reply.denied.some(({ lostMore }) => lostMore)) {
      return reply.data;
    }
  }
  throw new TransientSourceError("Shopify refuses one field after another");
}

/** Points a document asks for; variables sized `$first` are not used, so the text says it all. */
function pointsOf(document: string): number {
  const body = document.slice(document.indexOf("{") + 1, document.lastIndexOf("}"));
  return Math.max(1, selectionCost(parseSelection(body.replaceAll(/\w+: (?=\w+\()/gu, ""))));
}

const connectionSteps = new Set(["nodes", "edges", "node"]);

/** Names a refused field as `Type.path`; undefined when the refusal hit a whole record. */
export function nameDenied(
  shape: EntityShape,
  path: readonly (string | number)[],
): string | undefined {
  let current = shape;
  let rest = path
    .slice(1)
    .filter((step) => typeof step === "string")
    .filter((step) => !connectionSteps.has(step));
  for (;;) {
    const child = current.children.find(({ path: childPath }) =>
      rest.join(".").startsWith(`${childPath}.`),
    );
    if (child === undefined) {
      break;
    }
    current = child.of;
    rest = rest.slice(child.path.split(".").length);
  }
  return rest.length === 0 ? undefined : `${current.type}.${rest.join(".")}`;
}

function noteDenied(session: PlaceSession, question: Question, denied: DeniedField): void {
  const { place } = session.definition;
  const shape = question.shapeOf(String(denied.path[0] ?? ""));
  const subject = nameDenied(shape, denied.path);
  const known = subject !== undefined && session.state.denied.has(subject);
  if (!known) {
    session.missing.push({
      place,
      code: denied.code,
      subject: subject ?? `QueryRoot.${String(denied.path[0] ?? session.definition.root)}`,
    });
  }
  if (subject === undefined) {
    throw new PlaceRefusedError(`${place} is refused`);
  }
  if (known && denied.lostMore) {
    throw new TransientSourceError(`Shopify refuses ${subject} though it was not asked for`);
  }
  session.state.denied.add(subject);
}
