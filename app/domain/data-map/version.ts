/** Raised whenever a place or a field's fate changes; kept with every plan. */
export const DATA_MAP_VERSION = 1;
