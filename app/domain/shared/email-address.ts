/**
 * Normalises an e-mail address for comparison: trimmed, NFC, lower case.
 * No folding of dots or plus tags: `anna+x@` and `anna@` may be two people.
 * Returns undefined when the text is no address at all.
 */
export function normaliseEmail(value: string): string | undefined {
  const address = value.trim().normalize("NFC").toLowerCase();
  const at = address.lastIndexOf("@");
  return at > 0 && at < address.length - 1 && !/\s/u.test(address) ? address : undefined;
}
