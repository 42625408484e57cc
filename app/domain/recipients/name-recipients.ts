import { withToolNames } from "../register/name-tools.ts";
import type { Recipient, Register } from "../register/types.ts";
import type { NamedRecipient, RecordedRecipient, SeenRecipient } from "./types.ts";

export type Disclosures = {
  readonly register: Pick<Register, "recipients">;
  readonly recorded: readonly RecordedRecipient[];
  readonly seen: readonly SeenRecipient[];
};

/**
 * All recipients of one person's data by name, each once, with the strongest ground there is for it:
 * recorded, then seen in the store, then declared.
 */
export function nameRecipients({
  register,
  recorded,
  seen,
}: Disclosures): readonly NamedRecipient[] {
  const { recipients } = withToolNames(register);
  const sent = recorded.map((one) => nameRecorded(one, findByCode(recipients, one.recipient)));
  const taken = new Set(sent.map(({ registered }) => registered));
  const met = mergeSeen(
    seen.map((one) => nameSeen(one, findRegistered(recipients, one.name))),
  ).filter(({ registered }) => registered === null || !taken.has(registered));
  for (const { registered } of met) taken.add(registered);
  const declared = recipients.filter(({ id }) => !taken.has(id)).map(nameDeclared);
  return [...sent, ...met, ...declared];
}

/** The ledger writes codes: only the same one is the same recipient. */
function findByCode(recipients: readonly Recipient[], code: string): Recipient | undefined {
  return recipients.find(({ knownAs, id }) => knownAs === code || id === code);
}

/**
 * The register's recipient a name means: by the name it is known as, else by the first word of its
 * name, since shops write `klarna_payments` or `PostNord SE` where the register has the company.
 */
function findRegistered(recipients: readonly Recipient[], name: string): Recipient | undefined {
  const [wanted] = wordsOf(name);
  if (wanted === undefined) return undefined;
  return recipients.find(
    (recipient) =>
      wordsOf(recipient.knownAs ?? "").join("") === wordsOf(name).join("") ||
      wordsOf(recipient.knownAs ?? recipient.name)[0] === wanted ||
      wordsOf(recipient.name)[0] === wanted,
  );
}

function wordsOf(name: string): readonly string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word !== "the");
}

function nameRecorded(recorded: RecordedRecipient, known: Recipient | undefined): NamedRecipient {
  const { recipient, purposes, categories, means, firstOn, lastOn, times } = recorded;
  return {
    name: known?.name ?? recipient,
    code: known === undefined ? recipient : null,
    registered: known?.id ?? null,
    country: known?.country ?? "",
    ...{ ground: "recorded", how: means, purposes, categories, firstOn, lastOn, times },
  };
}

function nameSeen(seen: SeenRecipient, known: Recipient | undefined): NamedRecipient {
  const { role, firstOn, lastOn, times } = seen;
  const said = { ground: "seen-in-store", how: [role], firstOn, lastOn, times } as const;
  return known === undefined
    ? { ...unknown, ...said, name: seen.name }
    : { ...nameDeclared(known), ...said };
}

/** What is known of a recipient the register does not have. */
const unknown = {
  code: null,
  registered: null,
  country: "",
  purposes: [],
  categories: [],
} as const;

/** Two names on the orders may mean one company. */
function mergeSeen(named: readonly NamedRecipient[]): readonly NamedRecipient[] {
  const groups = Map.groupBy(named, ({ registered, name }) => registered ?? `name:${name}`);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const days = (field: "firstOn" | "lastOn") =>
      alike
        .map((one) => one[field])
        .filter((day) => day !== null)
        .toSorted();
    return [
      {
        ...first,
        how: [...new Set(alike.flatMap(({ how }) => how))],
        firstOn: days("firstOn")[0] ?? null,
        lastOn: days("lastOn").at(-1) ?? null,
        times: Math.max(...alike.map(({ times }) => times)),
      },
    ];
  });
}

function nameDeclared(recipient: Recipient): NamedRecipient {
  return {
    ...{ name: recipient.name, code: null, registered: recipient.id, country: recipient.country },
    ...{ ground: "declared", how: [], purposes: recipient.purposes },
    ...{ categories: recipient.dataCategories, firstOn: null, lastOn: null, times: 0 },
  };
}
