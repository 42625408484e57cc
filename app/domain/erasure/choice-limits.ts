/** Years the evidence is kept: long enough to answer for what was done, short enough to end. */
export const evidenceKeepYears = { least: 1, most: 30 } as const;
