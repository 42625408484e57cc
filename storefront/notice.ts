import { takeOver } from "./handover.ts";

takeOver();
