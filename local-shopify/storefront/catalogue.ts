/** What every shop of the stand-in sells; prices in öre. */
export type Product = {
  readonly id: number;
  readonly variantId: number;
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  readonly price: number;
};

export const products: readonly Product[] = [
  {
    ...{ id: 9001, variantId: 90011, handle: "ullstrumpor", price: 18900 },
    title: "Ullstrumpor",
    description: "Stickade i Jämtland av svensk ull.",
  },
  {
    ...{ id: 9002, variantId: 90021, handle: "linneduk", price: 44900 },
    title: "Linneduk",
    description: "Vävd på handvävstol, 140 × 200 cm.",
  },
  {
    ...{ id: 9003, variantId: 90031, handle: "smorkniv", price: 9500 },
    title: "Smörkniv av en",
    description: "Täljd för hand, oljad med linolja.",
  },
];

/** A page somebody wrote in the admin; `suffix` names its template (`page.<suffix>`). */
export type ShopPage = {
  readonly handle: string;
  readonly title: string;
  readonly content: string;
  readonly suffix: string | null;
};

export const pages: readonly ShopPage[] = [
  {
    ...{ handle: "om-oss", title: "Om oss", suffix: null },
    content: "<p>Vi säljer hemslöjd från Jämtland sedan 2021.</p>",
  },
  // The page the app's blocks stand on.
  { handle: "integritet", title: "Integritet", suffix: "privacy", content: "" },
  { handle: "nyhetsbrev", title: "Nyhetsbrev", suffix: "newsletter", content: "" },
];
