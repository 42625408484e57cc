/** A text in another language than the shop's main one, with the digest of what it translates. */
export type TranslatedText = {
  readonly key: string;
  readonly locale: string;
  readonly value: string;
  /** Digest of the main text when this was registered: another one now means it is outdated. */
  readonly digest: string;
  readonly updatedAtMs: number;
};

/** Translations of every resource of a shop. */
export type Translations = {
  readonly of: (resourceId: string, locale: string) => readonly TranslatedText[];
  readonly register: (resourceId: string, text: TranslatedText) => void;
  /** Takes away one; answers it when it was there. */
  readonly remove: (
    resourceId: string,
    at: { readonly key: string; readonly locale: string },
  ) => TranslatedText | undefined;
  readonly removeAll: (resourceId: string) => void;
};

export function createTranslations(): Translations {
  const kept = new Map<string, Map<string, TranslatedText>>();
  const ofResource = (resourceId: string) => {
    const found = kept.get(resourceId) ?? new Map<string, TranslatedText>();
    kept.set(resourceId, found);
    return found;
  };
  const placeOf = (at: { readonly key: string; readonly locale: string }) =>
    `${at.locale} ${at.key}`;
  return {
    of: (resourceId, locale) =>
      [...ofResource(resourceId).values()].filter((text) => text.locale === locale),
    register: (resourceId, text) => {
      ofResource(resourceId).set(placeOf(text), text);
    },
    remove: (resourceId, at) => {
      const texts = ofResource(resourceId);
      const found = texts.get(placeOf(at));
      texts.delete(placeOf(at));
      return found;
    },
    removeAll: (resourceId) => {
      kept.delete(resourceId);
    },
  };
}
