import { flatRoutes } from "@remix-run/fs-routes";

// Tests and server files beside a route would otherwise become addresses of their own.
export default flatRoutes({ ignoredRouteFiles: ["**/*.test.*", "**/*.server.*"] });
