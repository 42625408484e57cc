import type { NoticeCounts } from "../../domain/policy/publication/audience.ts";
import type { ChangedPlace } from "../../domain/policy/publication/check-places.ts";
import type { ProposedEdition } from "../../domain/policy/publication/propose-edition.ts";
import type { PublicationHead } from "../../domain/policy/publication/publications.ts";
import type { PlacesSurvey, Publication } from "../../domain/policy/publication/types.ts";
import type { PublicationTarget } from "../../domain/policy/types.ts";
import type { Reader } from "./dates.ts";

/** All that is known about a shop's policy when its page is asked for. */
export type PolicyContext = {
  readonly proposed: ProposedEdition;
  readonly targets: readonly PublicationTarget[];
  readonly heads: readonly PublicationHead[];
  readonly hasMore: boolean;
  /** The newest publication, whatever became of it. */
  readonly open: Publication | null;
  /** Places of the published edition where somebody else wrote since. */
  readonly changed: readonly ChangedPlace[];
  readonly notices: NoticeCounts | null;
  readonly concerned: readonly { readonly because: string; readonly count: number | null }[] | null;
  readonly survey: PlacesSurvey | null;
  readonly grantedScopes: readonly string[];
  readonly mayConfigure: boolean;
  readonly firstDay: string;
  readonly leadDay: string;
  readonly reader: Reader;
  readonly names: ReadonlyMap<string, string>;
  /** Of the preview, as the address says. */
  readonly language: string | null;
};
