/** Languages an answer can be written in completely. */
export const answerLanguages = ["en", "sv"] as const;

/** How long an answer may be kept: long enough to hand it over, short enough not to pile up. */
export const answerLifeDays = { least: 1, most: 90 } as const;
