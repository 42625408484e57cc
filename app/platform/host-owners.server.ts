import thirdPartyWeb from "third-party-web/nostats-subset.js";

/** Who owns a host, by the third-party-web project (MIT); the category is a code of its own. */
export type HostOwner = {
  readonly name: string;
  readonly company: string;
  readonly homepage: string | null;
  /** `analytics`, `ad`, `social`, `customer-success`, `cdn`, `tag-manager`, `other`, … */
  readonly category: string;
};

/** The owner of a host on the web, if the project knows it. */
export function findHostOwner(host: string): HostOwner | undefined {
  const entity = thirdPartyWeb.getEntity(host);
  if (entity === undefined) return undefined;
  const { name, company, homepage, category } = entity;
  return { name, company: company || name, homepage: homepage ?? null, category };
}
