/** Who wrote a message, as far as opt-outs are concerned. */
export interface OptOutSender {
  /** From address, lower case. */
  readonly sender: string;
  /** The list that the message came by (`HeaderFacts.list`), of an authenticated sender; null where that is not known. */
  readonly list: string | null;
}

/**
 * Whether an opt-out from one sender holds for another: the same address whatever its tag (`news+1@` is `news@`), and,
 * where both are authenticated, any address of the same domain that sends the same list. A sender who could choose a new
 * From for each message would never be opted out of. Other lists of that domain are other subscriptions.
 */
export function reaches(
  asked: { readonly sender: string; readonly list?: string | null | undefined },
  { sender, list }: OptOutSender,
): boolean {
  if (untagged(asked.sender) === untagged(sender)) return true;
  return list !== null && list === asked.list && domainOf(asked.sender) === domainOf(sender);
}

/** An address without the tag that many mail systems ignore: what stands behind `+`, if something stands before it. */
export function untagged(address: string): string {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? address.slice(0, plus) + address.slice(at) : address;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
