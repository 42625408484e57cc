/** Name of the cookie that keeps a visitor's choices (Shopify's, 365 days). */
export const consentCookie = "_tracking_consent";
