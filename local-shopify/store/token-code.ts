import { mix } from "./prng.ts";

const CONSONANTS = "bcdfghjklmnpqrstvwxz";
const VOWELS = "aeiouy";
const ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
const HALF = 2 ** 20;

/** Shuffles the numbers below 2^40 among themselves (a Feistel network), so that neighbours look unrelated and none collide. */
function scramble40(value: number, seed: number): number {
  let left = Math.floor(value / HALF);
  let right = value % HALF;
  for (let round = 0; round < 4; round += 1) {
    const next = (left ^ (mix(seed, right, round) % HALF)) >>> 0;
    left = right;
    right = next;
  }
  return left * HALF + right;
}

/** The same below 2^39: walks on until it lands inside. Every kind of token is spelled from such a code. */
export function scramble39(value: number, seed: number): number {
  let code = value;
  do code = scramble40(code, seed);
  while (code >= 2 ** 39);
  return code;
}

/** Six syllables, always 12 letters: equal length keeps one token from lying inside another. */
export function toSyllables(code: number): string {
  let rest = code;
  let word = "";
  for (let syllable = 0; syllable < 6; syllable += 1) {
    const part = rest % 120;
    rest = Math.floor(rest / 120);
    word += (CONSONANTS[part % 20] ?? "b") + (VOWELS[Math.floor(part / 20)] ?? "a");
  }
  return word;
}

/** Nine Arabic letters, for names written in Arabic. */
export function toArabicLetters(code: number): string {
  let rest = code;
  let word = "";
  for (let letter = 0; letter < 9; letter += 1) {
    word += ARABIC[rest % ARABIC.length] ?? "ب";
    rest = Math.floor(rest / ARABIC.length);
  }
  return word;
}

/** Digits of a phone number under +999, a country code no country has: `999` and twelve digits. */
export function toPhoneDigits(code: number): string {
  return `999${String(code).padStart(12, "0")}`;
}

/** An address of 2001:db8::/32 (kept for documentation), already in its shortest spelling. */
export function toIpv6(code: number): string {
  let rest = code;
  const groups: string[] = [];
  for (let group = 0; group < 4; group += 1) {
    groups.push((0x1000 + (rest % 1024)).toString(16));
    rest = Math.floor(rest / 1024);
  }
  return `2001:db8:${groups.join(":")}::7`;
}

/** A coordinate near `degrees` whose thirteen decimals are the token; the last is 7, so that no printer drops it. */
export function toCoordinate(degrees: number, code: number): number {
  return Number(`${String(degrees)}.${String(code).padStart(12, "0")}7`);
}
