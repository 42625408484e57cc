/** JSON as it travels; ids that may exceed 2^53 are strings by then. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };
