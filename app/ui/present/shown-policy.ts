import type { Language } from "../../domain/shared/language.ts";
import type { ShownGap } from "./present-gaps.ts";
import type { ShownScope } from "./present-home.ts";
import type { Label } from "./request-words.ts";

export type ShownPlace = {
  readonly id: string;
  readonly target: string;
  readonly language: string;
  readonly status: Label;
  readonly note: string;
};

export type ShownEdition = {
  readonly number: number;
  readonly url: string;
  readonly status: Label;
  readonly when: string;
  readonly by: string;
  readonly languages: string;
};

export type ShownPreview = {
  readonly language: Language;
  readonly html: string;
  readonly cookieTableHtml: string;
  readonly changesHtml: string;
};

/** The policy page in texts only. */
export type ShownPolicy = {
  readonly mayConfigure: boolean;
  readonly gaps: readonly ShownGap[];
  /** What stands in the store; null before a first edition. */
  readonly standing: {
    readonly title: string;
    readonly places: readonly ShownPlace[];
    /** Where something else stands by now. */
    readonly differences: readonly ShownDifference[];
  } | null;
  /** A publication on its way, planned or failed; null when the newest came out. */
  readonly open: ShownOpen | null;
  readonly next: {
    readonly number: number;
    readonly isSame: boolean;
    readonly isFirst: boolean;
    readonly changesHtml: string;
    readonly askAgain: readonly string[];
    /** Whom it concerns, a line each; null where Shopify did not say. */
    readonly concerned: readonly string[] | null;
  };
  readonly form: ShownPublishForm;
  readonly told: readonly (readonly [label: string, value: string])[] | null;
  readonly preview: { readonly languages: readonly Option[]; readonly shown: ShownPreview | null };
  readonly history: readonly ShownEdition[];
  readonly older: string | null;
};

export type Option = { readonly value: string; readonly label: string };

export type ShownOpen = {
  readonly id: string;
  readonly kind: "running" | "scheduled" | "failed" | "half";
  readonly title: string;
  readonly text: string;
  readonly done: number;
  readonly total: number;
  readonly isChangedElsewhere: boolean;
  readonly differences: readonly ShownDifference[];
  /** Of a planned edition: what taking it back means for people who were told of it; null for nobody. */
  readonly told: readonly string[] | null;
};

export type ShownDifference = {
  readonly place: string;
  readonly theirs: string;
  readonly ours: string;
};

export type ShownPublishForm = {
  readonly targets: readonly (Option & { readonly help: string; readonly isChosen: boolean })[];
  readonly firstDay: string;
  readonly leadDay: string;
  readonly isShopifyManaged: boolean;
  /** Permissions Shopify's own policy wants and the store has not granted. */
  readonly scopes: readonly ShownScope[];
  readonly warnings: readonly string[];
};
