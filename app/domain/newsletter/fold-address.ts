/**
 * An e-mail address without the dots and the plus tag some providers pass over. Two people may fold to
 * one, so it is a hint for somebody who looks, and never a ground to act.
 *
 * @param address as `normaliseEmail` gives it
 */
export function foldAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const [local = ""] = address.slice(0, at).split("+");
  return `${local.replaceAll(".", "")}${address.slice(at)}`;
}
