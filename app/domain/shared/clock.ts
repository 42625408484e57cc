/** The only way domain code learns the time. */
export type Clock = { readonly now: () => Date };
