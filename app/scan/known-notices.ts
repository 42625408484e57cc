type KnownNotice = { readonly refuse: string; readonly accept: string };

/**
 * Buttons of cookie notices by selector, the likeliest first: Lagom's own, Shopify's, and what the
 * notices' own documentation or mark-up names. Within open shadow roots, too.
 */
export const knownNotices: readonly KnownNotice[] = [
  {
    refuse: '[data-consent-notice-action="refuse"]',
    accept: '[data-consent-notice-action="accept"]',
  },
  { refuse: "#shopify-pc__banner__btn-decline", accept: "#shopify-pc__banner__btn-accept" },
  // OneTrust
  { refuse: "#onetrust-reject-all-handler", accept: "#onetrust-accept-btn-handler" },
  // Cookiebot
  {
    refuse: "#CybotCookiebotDialogBodyButtonDecline",
    accept:
      "#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll, #CybotCookiebotDialogBodyButtonAccept",
  },
  // Usercentrics
  {
    refuse: '[data-testid="uc-deny-all-button"]',
    accept: '[data-testid="uc-accept-all-button"]',
  },
  // Didomi
  {
    refuse: "#didomi-notice-disagree-button, .didomi-continue-without-agreeing",
    accept: "#didomi-notice-agree-button",
  },
  // iubenda
  { refuse: ".iubenda-cs-reject-btn", accept: ".iubenda-cs-accept-btn" },
  // CookieYes
  { refuse: ".cky-btn-reject", accept: ".cky-btn-accept" },
  // Complianz
  { refuse: ".cmplz-btn.cmplz-deny", accept: ".cmplz-btn.cmplz-accept" },
  // vanilla-cookieconsent
  {
    refuse: '#cc-main button[data-role="necessary"]',
    accept: '#cc-main button[data-role="all"]',
  },
  // Osano's cookieconsent and those made from it, Pandectes among them
  { refuse: ".cc-window .cc-deny", accept: ".cc-window .cc-allow, .cc-window .cc-dismiss" },
  // Klaro
  { refuse: ".klaro .cm-btn.cn-decline", accept: ".klaro .cm-btn.cm-btn-success" },
  // tarteaucitron
  { refuse: "#tarteaucitronAllDenied2", accept: "#tarteaucitronPersonalize2" },
  // Termly
  { refuse: '[data-tid="banner-decline"]', accept: '[data-tid="banner-accept"]' },
];
