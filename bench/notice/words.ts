/** The same words for every notice that is measured, in four categories. */
export const words = {
  title: "May we store this on your device?",
  body: "Sockhuset AB stores what is necessary for the store to work. If you agree, we also use this: preferences, statistics and marketing. You can change your choice at any time.",
  accept: "Accept all",
  refuse: "Refuse all",
  choose: "Choose",
  save: "Save my choice",
  policy: "Read the privacy policy",
} as const;

export const policyUrl = "/policies/privacy-policy";

export const categories = [
  { id: "necessary", name: "Necessary", text: "The store does not work without this." },
  { id: "preferences", name: "Preferences", text: "Remembers your choices, such as language." },
  { id: "statistics", name: "Statistics", text: "Helps us see how the store is used." },
  { id: "marketing", name: "Marketing", text: "Is used to show ads and to measure them." },
] as const;

export const optional = categories.filter(({ id }) => id !== "necessary");
