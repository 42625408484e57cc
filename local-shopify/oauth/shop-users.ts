/** A person who may open the admin of a shop. */
export type ShopUser = {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly accountOwner: boolean;
};

/** Names under which the admin frame lets one choose a user. */
export type ShopUserName = "owner" | "staff";

/** Every shop of the stand-in has the same two users. */
export const shopUsers: Readonly<Record<ShopUserName, ShopUser>> = {
  owner: {
    id: "42",
    firstName: "Store",
    lastName: "Owner",
    email: "owner@example.test",
    accountOwner: true,
  },
  staff: {
    id: "43",
    firstName: "Staff",
    lastName: "Member",
    email: "staff@example.test",
    accountOwner: false,
  },
};

/** The user with this id, as an id token names it in `sub`. */
export function findShopUser(id: string): ShopUser | undefined {
  return Object.values(shopUsers).find((user) => user.id === id);
}

/** Reads a user's name, the owner for anything unknown. */
export function toShopUserName(text: string | null | undefined): ShopUserName {
  return text === "staff" ? "staff" : "owner";
}
