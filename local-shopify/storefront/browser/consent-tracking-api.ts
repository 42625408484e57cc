/** What the CDN sends for the feature `consent-tracking-api`. */
import { installCustomerPrivacy } from "./customer-privacy.ts";

installCustomerPrivacy();
