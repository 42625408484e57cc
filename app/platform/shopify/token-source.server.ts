import type { InstallationId, ShopDomain } from "../../domain/shared/ids.ts";

export type ShopAccess = {
  readonly shop: ShopDomain;
  readonly accessToken: string;
};

/** Who knows the access token of an installation. */
export type TokenSource = {
  /**
   * The token to call Shopify with; undefined when the app is not installed
   * (any more). With `refresh` a new token is asked for, because Shopify
   * refused the last one.
   */
  readonly accessFor: (
    installation: InstallationId,
    options: { readonly refresh: boolean },
  ) => Promise<ShopAccess | undefined>;
};
