/** Who owns an answer: a member, or a name of somebody who is none. */
export interface Owner {
  readonly ownerMemberId: string | null;
  readonly ownerName: string | null;
}

/** Somebody who can own an answer. */
export interface PossibleOwner {
  readonly memberId: string;
  readonly name: string;
}

export type OwnerKind = "nobody" | "member" | "former-member" | "name";

/**
 * Who is meant by a typed name: the member of exactly that name, else the name itself. Of several
 * members of one name the present owner is kept.
 */
export function ownerOf(typed: string, members: readonly PossibleOwner[], present: Owner): Owner {
  const name = typed.trim();
  if (name === "") return { ownerMemberId: null, ownerName: null };
  const named = members.filter((member) => member.name === name);
  const member = named.find(({ memberId }) => memberId === present.ownerMemberId) ?? named[0];
  return member
    ? { ownerMemberId: member.memberId, ownerName: null }
    : { ownerMemberId: null, ownerName: name };
}

/** What an owner is, as far as this list of members knows. */
export function ownerKind(owner: Owner, members: readonly PossibleOwner[]): OwnerKind {
  if (owner.ownerMemberId !== null) {
    return members.some(({ memberId }) => memberId === owner.ownerMemberId)
      ? "member"
      : "former-member";
  }
  return owner.ownerName ? "name" : "nobody";
}
