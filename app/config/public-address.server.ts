import { BlockList, isIP } from "node:net";

/** IPv4 that is not the public internet: IANA's special-purpose registry (RFC 6890) and multicast. */
const closed4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"],
  ...["172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
];
/** Within 2000::/3, what is documentation, or carries an IPv4 address within. */
const closed6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const closed = new BlockList();
for (const range of closed4) addRange(closed, range, "ipv4");
for (const range of closed6) addRange(closed, range, "ipv6");
const global6 = new BlockList();
addRange(global6, "2000::/3", "ipv6");

function addRange(list: BlockList, range: string, type: "ipv4" | "ipv6"): void {
  const [address = "", length = ""] = range.split("/");
  list.addSubnet(address, Number(length), type);
}

/** Tells whether an IP address is one of the public internet, reached by everybody alike. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, "ipv4");
    case 6:
      return global6.check(address, "ipv6") && !closed.check(address, "ipv6");
    default:
      return false;
  }
}
