/**
 * Whether a host is meant by a pattern: itself, or with `*.` before it every subdomain. The name
 * behind `*.` is meant as well: `*.example.com` stands for example.com too, as stores write it.
 */
export function matchesHost(pattern: string, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/u, "");
  if (!pattern.startsWith("*.")) return name === pattern;
  return name.endsWith(pattern.slice(1)) || name === pattern.slice(2);
}
