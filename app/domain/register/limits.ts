/** How much a register holds; enough for the largest stores, and small enough for every page. */
export const registerLimits = {
  purposes: 100,
  recipients: 200,
  storedItems: 500,
  hostsPerRecipient: 50,
  purposesPerRecipient: 100,
  /** Countries a recipient passes data on to. */
  onwardTransfers: 50,
  /** Characters of a slug. */
  id: 80,
  /** Characters of a name or one line. */
  line: 200,
  /** Characters of an address on the web. */
  url: 500,
  /** Characters of a text of the merchant's own, in each language. */
  text: 4_000,
  periodAmount: 1_000,
} as const;
