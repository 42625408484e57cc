import type { Language } from "../shared/language.ts";
import type { Controller, Register } from "./types.ts";

/** A controller of whom nothing is known yet: every field is a gap. */
const unknownController: Controller = {
  name: "",
  registrationNumber: "",
  postalAddress: { street: "", postalCode: "", city: "", country: "" },
  email: "",
  phone: "",
  helpCentreUrl: "",
  representative: null,
};

/** A register in which nothing has been said, written in one language. */
export function createEmptyRegister(mainLanguage: Language): Register {
  return {
    schemaVersion: 1,
    controller: unknownController,
    dataProtectionOfficer: { kind: "unknown" },
    authorityCountry: null,
    purposes: [],
    recipients: [],
    storedItems: [],
    dataSale: "unknown",
    automatedDecisions: { kind: "unknown" },
    securityMeasures: {},
    mainLanguage,
    publishedLanguages: [mainLanguage],
  };
}
