import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address.server.ts";

describe("isPublicAddress()", () => {
  it("knows addresses everybody reaches", () => {
    for (const address of ["1.1.1.1", "151.101.1.6", "2606:4700:4700::1111", "2a00:1450::1"]) {
      expect(isPublicAddress(address), address).toBe(true);
    }
  });

  it("refuses this machine, private networks, cloud metadata and what is no address", () => {
    const refused = [
      ...["127.0.0.1", "0.0.0.0", "10.1.2.3", "172.31.255.255", "192.168.1.1", "169.254.169.254"],
      ...["100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1"],
      ...["fd00::1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:db8::1", "shop"],
    ];
    for (const address of refused) expect(isPublicAddress(address), address).toBe(false);
  });
});
