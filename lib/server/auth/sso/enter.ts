import "server-only";
import type { Role } from "@/lib/core/model/words";
import { email, setUpInput } from "@/lib/schemas/account";
import { type AuditEntry, recordAudit } from "@/lib/server/audit/record";
import { lockPerson } from "@/lib/server/auth/lock-person";
import type { ProvenPerson } from "@/lib/server/auth/sessions";
import { endSessionsIn } from "@/lib/server/auth/sessions";
import { database, type Transaction } from "@/lib/server/db";
import type { Member, Person } from "@/lib/server/generated/client";
import { lockOrganisation } from "@/lib/server/people/access";
import { waitingFor } from "@/lib/server/people/invitations";
import { becomeMember } from "@/lib/server/people/join";
import { endResetLinks } from "@/lib/server/people/member-password";
import { refusal } from "./refusal";
import { roleOf, type SsoSettings } from "./settings";

/** What the provider says of somebody, with its signature checked. */
export interface SsoClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly groups: readonly string[];
}

type Event = Omit<AuditEntry, "organisationId" | "actor">;

/**
 * Finds, links or makes the account of somebody for whom the provider vouches, and gives it the role of their groups.
 * `docs/decisions/004-single-sign-on.md` says who is let in and why.
 * @throws AppError `FORBIDDEN`, with the reason in its details.
 */
export async function enterBySso(claims: SsoClaims, settings: SsoSettings): Promise<ProvenPerson> {
  const organisationId = await ssoOrganisation(database());
  if (!organisationId) throw refusal("early");
  const address = verifiedAddress(claims, settings);
  return database().$transaction(async (tx) => {
    await lockOrganisation(tx, organisationId);
    const events: Event[] = [];
    const known = await knownPerson(tx, claims);
    const byAddress = known ? null : await personOfAddress(tx, { claims, address, organisationId });
    const there = known ?? byAddress;
    const membership =
      there &&
      (await tx.member.findUnique({
        where: { organisationId_personId: { organisationId, personId: there.id } },
      }));
    const role = settings.roles && roleOf(settings.roles, claims.groups);
    if (settings.roles && role === null) throw refusal("group");
    const way = await wayIn(tx, { membership, role, address, organisationId });

    const person = there ?? (await makePerson(tx, address, claims.name));
    const memberId =
      way.kind === "member"
        ? way.member.id
        : await becomeMember(tx, organisationId, person.id, way.role);
    const subject = `member:${memberId}`;
    if (!known) {
      const linked = await link(tx, claims, { personId: person.id, isNew: !there });
      events.push({ ...linked, subject });
    }
    if (way.kind === "member") events.push(...(await followGroups(tx, way.member, role)));
    if (way.kind === "invited") {
      const { id, teamId } = way.invitation;
      if (teamId) await tx.teamMember.create({ data: { teamId, memberId } });
      await tx.invitation.update({ where: { id }, data: { usedAt: new Date(), email: null } });
      const details = { role: way.role, team: teamId };
      events.push({ action: "invitation.accept", subject: `invitation:${id}`, details });
    }
    if (way.kind === "by-group") {
      events.push({ action: "member.join", subject, details: { role: way.role } });
    }
    for (const event of events) {
      await recordAudit(tx, { organisationId, actor: "system:single-sign-on", ...event });
    }
    const { sessionVersion } = await tx.person.findUniqueOrThrow({ where: { id: person.id } });
    return { personId: person.id, sessionVersion };
  });
}

/** The organisation that single sign-on leads to: the oldest. Null before there is one. */
export async function ssoOrganisation(db: Transaction): Promise<string | null> {
  const orderBy = [{ createdAt: "asc" }, { id: "asc" }] as const;
  return (await db.organisation.findFirst({ orderBy: [...orderBy] }))?.id ?? null;
}

function verifiedAddress(claims: SsoClaims, { domains }: SsoSettings): string | null {
  const address = claims.emailVerified ? (email.safeParse(claims.email).data ?? null) : null;
  const domain = address?.slice(address.lastIndexOf("@") + 1);
  if (domains.length > 0 && !(domain && domains.includes(domain))) {
    throw refusal(address ? "domain" : "address");
  }
  return address;
}

async function knownPerson(tx: Transaction, { issuer, subject }: SsoClaims) {
  const where = { issuer_subject: { issuer, subject } };
  return (await tx.identity.findUnique({ where, include: { person: true } }))?.person ?? null;
}

interface Asked {
  readonly claims: SsoClaims;
  readonly address: string | null;
  readonly organisationId: string;
}

/** An account of the address that may be linked; null when there is none. */
async function personOfAddress(tx: Transaction, { claims, address, organisationId }: Asked) {
  if (address === null) throw refusal("address");
  const person = await tx.person.findUnique({
    where: { email: address },
    include: { members: true, identities: true },
  });
  if (!person) return null;
  // A provider must not open an account that other organisations rely on, and an address that it has given to
  // somebody new does not make them who had it before.
  const isElsewhere = person.members.some((member) => member.organisationId !== organisationId);
  const isTaken = person.identities.some(({ issuer }) => issuer === claims.issuer);
  if (isElsewhere || isTaken) throw refusal("other");
  return person;
}

type Way =
  | { readonly kind: "member"; readonly member: Member }
  | {
      readonly kind: "invited";
      readonly role: Role;
      readonly invitation: { readonly id: string; readonly teamId: string | null };
    }
  | { readonly kind: "by-group"; readonly role: Role };

interface Standing {
  readonly membership: Member | null;
  readonly role: Role | null;
  readonly address: string | null;
  readonly organisationId: string;
}

/** As what somebody comes in. Who was removed needs an owner's invitation: their groups alone do not undo it. */
async function wayIn(
  tx: Transaction,
  { membership, role, address, organisationId }: Standing,
): Promise<Way> {
  if (membership && membership.removedAt === null) return { kind: "member", member: membership };
  const invitation =
    address &&
    (await tx.invitation.findFirst({
      where: waitingFor(organisationId, address),
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }));
  if (invitation) return { kind: "invited", role: role ?? invitation.role, invitation };
  if (membership) throw refusal("removed");
  if (!role) throw refusal("uninvited");
  return { kind: "by-group", role };
}

async function makePerson(
  tx: Transaction,
  address: string | null,
  claimedName: string | null,
): Promise<Person> {
  if (address === null) throw refusal("address");
  const name = setUpInput.shape.name.safeParse(claimedName).data ?? address.split("@")[0] ?? "";
  return tx.person.create({ data: { email: address, name } });
}

/** Remembers whom the provider means. */
async function link(
  tx: Transaction,
  claims: SsoClaims,
  { personId, isNew }: { readonly personId: string; readonly isNew: boolean },
): Promise<Omit<Event, "subject">> {
  const passwordEnded = isNew ? false : await clearOut(tx, personId);
  const { issuer, subject } = claims;
  await tx.identity.create({ data: { issuer, subject, personId } });
  return { action: "identity.link", details: { passwordEnded } };
}

/**
 * Whoever made an account with this address before proved nothing of it: their password, codes, links and sessions end,
 * so that only who the provider vouches for has the account from here on. Returns whether there was a password.
 */
async function clearOut(tx: Transaction, personId: string): Promise<boolean> {
  await lockPerson(tx, personId);
  const { count } = await tx.person.updateMany({
    where: { id: personId, passwordHash: { not: null } },
    data: { passwordHash: null },
  });
  await tx.oneTimeToken.deleteMany({ where: { personId } });
  await tx.totp.deleteMany({ where: { personId } });
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await endSessionsIn(tx, personId);
  return count > 0;
}

/** Gives a member the role of their groups; the only owner stays one. */
async function followGroups(tx: Transaction, member: Member, role: Role | null): Promise<Event[]> {
  const { id, organisationId, role: before } = member;
  if (role === null || role === before) return [];
  if (before === "owner") {
    const others = { organisationId, role: "owner", removedAt: null, id: { not: id } } as const;
    if ((await tx.member.count({ where: others })) === 0) return [];
  }
  await tx.member.update({ where: { id }, data: { role } });
  if (before === "owner") await endResetLinks(tx, organisationId);
  const details = { roleBefore: before, roleAfter: role };
  return [{ action: "member.role", subject: `member:${id}`, details }];
}
