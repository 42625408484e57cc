/** The Admin API version of every call; shopify.app.toml must name the same. */
export const ADMIN_API_VERSION = "2026-10";
