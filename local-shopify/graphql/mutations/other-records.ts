import { z } from "zod";
import { isPart, isRecord, link } from "../../store/parts.ts";
import { moment } from "../../store/records/money.ts";
import type { LiveStore } from "../../store/live-store.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { userError } from "./user-error.ts";
import { givenFields, isCustomer } from "./written-fields.ts";

const recipientSchema = z.strictObject({
  id: z.string(),
  message: z.string().nullish(),
  preferredName: z.string().nullish(),
  sendNotificationAt: z.string().nullish(),
});
const giftCardSchema = z.object({
  id: z.string(),
  input: z.strictObject({
    note: z.string().nullish(),
    expiresOn: z.string().nullish(),
    templateSuffix: z.string().nullish(),
    customerId: z.string().nullish(),
    recipientAttributes: recipientSchema.nullish(),
  }),
});

const giftCardUpdate: Resolver = (_source, args, { store, view }) => {
  const { id, input } = giftCardSchema.parse(args);
  const { recipientAttributes: recipient, customerId, ...own } = input;
  const found = store.find(id);
  const wrong = checkGiftCard(found?.type, input, store);
  if (wrong) return { giftCard: null, userErrors: [wrong] };
  const owner = customerId && link(() => store.find(customerId)?.record ?? null);
  const before = found?.record["recipientAttributes"];
  store.change(id, {
    ...givenFields({ ...own, customer: owner ?? undefined }),
    ...(recipient ? { recipientAttributes: recipientNow(before, recipient, store) } : {}),
    updatedAt: moment(view.nowMs),
  });
  return { giftCard: store.find(id)?.record ?? null, userErrors: [] };
};

function checkGiftCard(
  type: string | undefined,
  { customerId, recipientAttributes: recipient }: z.infer<typeof giftCardSchema>["input"],
  store: LiveStore,
): object | undefined {
  if (type !== "GiftCard") return userError(["id"], "The gift card could not be found.");
  if (customerId && !isCustomer(customerId, store))
    return userError(["input", "customerId"], "The customer could not be found.");
  return recipient && !isCustomer(recipient.id, store)
    ? userError(["input", "recipientAttributes", "id"], "The recipient could not be found.")
    : undefined;
}

function recipientNow(
  before: unknown,
  { id, ...given }: z.infer<typeof recipientSchema>,
  store: LiveStore,
): object {
  const built = isPart(before) ? before.part() : before;
  return {
    preferredName: null,
    message: null,
    sendNotificationAt: null,
    ...(isRecord(built) ? built : {}),
    __typename: "GiftCardRecipient",
    ...givenFields(given),
    recipient: link(() => store.find(id)?.record),
  };
}

const commentDelete: Resolver = (_source, args, { store }) => {
  const id = String(args["id"]);
  if (store.find(id)?.type !== "Comment") {
    return {
      deletedCommentId: null,
      userErrors: [userError(["id"], "Comment does not exist", "NOT_FOUND")],
    };
  }
  store.remove(id);
  return { deletedCommentId: id, userErrors: [] };
};

const companyContactDelete: Resolver = (_source, args, { store }) => {
  const id = String(args["companyContactId"]);
  const found = store.find(id);
  if (found?.type !== "CompanyContact") {
    return {
      deletedCompanyContactId: null,
      userErrors: [
        userError(["companyContactId"], "Resource requested does not exist.", "RESOURCE_NOT_FOUND"),
      ],
    };
  }
  store.remove(id);
  return { deletedCompanyContactId: id, userErrors: [] };
};

export const otherMutations = { giftCardUpdate, commentDelete, companyContactDelete };
