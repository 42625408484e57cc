import type { PlantedToken, ProtectedKind } from "../contract.ts";
import {
  scramble39,
  toArabicLetters,
  toCoordinate,
  toIpv6,
  toPhoneDigits,
  toSyllables,
} from "./token-code.ts";

/** The kinds of record that carry tokens of their own; the number is part of the token's code. */
export const PLANT_KINDS = {
  person: 0,
  customer: 1,
  order: 2,
  draft: 3,
  checkout: 4,
  giftCard: 5,
  comment: 6,
  company: 7,
  storeCredit: 8,
  staff: 9,
  paymentMethod: 10,
} as const;

export type PlantKind = keyof typeof PLANT_KINDS;

/** What is true of every token of one record (or one part of it). */
export type PlantFrame = Omit<PlantedToken, "token" | "field" | "protectedKind">;

export type PlantSink = (token: PlantedToken) => void;

/**
 * Hands out the tokens of one record in a fixed sequence. Reading a record and
 * listing its tokens run the same code, so the ground truth cannot drift from
 * what the API answers.
 */
export type Plant = {
  /** Twelve small letters. */
  readonly word: (field: string, kind?: ProtectedKind) => string;
  /** The same with a capital, for names. */
  readonly name: (field: string, kind?: ProtectedKind, arabic?: boolean) => string;
  /** `+` and 15 digits. */
  readonly phone: (field: string) => string;
  readonly ip: (field: string) => string;
  readonly coordinate: (field: string, degrees: number) => number;
  /** Leaves one slot unused. */
  readonly skip: () => void;
  /** A part of the record with its own run of slots, so that it can be built alone. */
  readonly section: (section: number, frame?: Partial<PlantFrame>) => Plant;
};

export type PlantBed = {
  readonly seed: number;
  readonly kind: PlantKind;
  readonly index: number;
  readonly frame: PlantFrame;
  readonly sink?: PlantSink | undefined;
};

const SLOTS = 2048;
const SLOTS_PER_SECTION = 64;

/** Starts the tokens of one record. `index` must stay below 2^24. */
export function createPlant(bed: PlantBed, section = 0): Plant {
  let slot = section * SLOTS_PER_SECTION;
  const record = PLANT_KINDS[bed.kind] * 2 ** 24 + bed.index;
  const next = (): number => {
    if (slot >= SLOTS) throw new RangeError(`too many tokens on ${bed.kind} ${String(bed.index)}`);
    return slot++;
  };
  const code = (): number => scramble39(record * SLOTS + next(), bed.seed);
  const tell = (token: string, field: string, kind: ProtectedKind | null): void =>
    bed.sink?.({ ...bed.frame, token, field, protectedKind: kind });
  return {
    word: (field, kind) => {
      const token = toSyllables(code());
      tell(token, field, kind ?? null);
      return token;
    },
    name: (field, kind, arabic = false) => {
      const spelled = code();
      const latin = toSyllables(spelled);
      const token = arabic
        ? toArabicLetters(spelled)
        : latin.charAt(0).toUpperCase() + latin.slice(1);
      tell(token, field, kind ?? null);
      return token;
    },
    phone: (field) => {
      const digits = toPhoneDigits(code());
      tell(digits, field, "phone");
      return `+${digits}`;
    },
    ip: (field) => {
      const address = toIpv6(code());
      tell(address, field, null);
      return address;
    },
    coordinate: (field, degrees) => {
      const value = toCoordinate(degrees, code());
      tell(String(value), field, "address");
      return value;
    },
    skip: () => {
      next();
    },
    section: (inner, frame) =>
      createPlant({ ...bed, frame: frame ? { ...bed.frame, ...frame } : bed.frame }, inner),
  };
}
