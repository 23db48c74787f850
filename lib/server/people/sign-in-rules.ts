import "server-only";
import type { Role } from "@/lib/core/model/words";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { ssoOrganisation } from "@/lib/server/auth/sso/enter";
import { ssoSettings } from "@/lib/server/auth/sso/settings";
import { database, type Transaction } from "@/lib/server/db";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockToManage } from "./access";

/** How people sign in to an organisation, as its settings show it. */
export interface SignInRules {
  /** The provider that is configured and leads here; null for none. */
  readonly sso: {
    readonly name: string;
    readonly issuer: string;
    /** Null: roles are given in Plimsoll. */
    readonly roles: readonly { readonly group: string; readonly role: Role }[] | null;
    /** The role of everybody else; null: they are refused. */
    readonly otherwise: Role | null;
    readonly domains: readonly string[];
  } | null;
  readonly requireSso: boolean;
  /** Whether whoever asks has come in by the provider: only then may they require it. */
  readonly hasIdentity: boolean;
}

/** The rules of the organisation. Throws AppError `FORBIDDEN` unless an owner asks. */
export async function readSignInRules(ctx: Context): Promise<SignInRules> {
  demandManaging(ctx);
  const { organisationId, personId } = ctx;
  const settings = await settingsOf(database(), organisationId);
  const [organisation, hasIdentity] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: organisationId } }),
    settings ? isKnownTo(database(), settings.issuer, personId) : false,
  ]);
  return {
    sso: settings && {
      name: settings.name,
      issuer: settings.issuer,
      roles: settings.roles?.rules ?? null,
      otherwise: settings.roles?.otherwise ?? null,
      domains: settings.domains,
    },
    requireSso: organisation.requireSso,
    hasIdentity,
  };
}

/**
 * Requires single sign-on of everybody but owners, from the next request on, or requires it no more.
 * @throws AppError `FORBIDDEN`; `CONFLICT` where none is configured, or whoever asks has never come in by it.
 */
export async function requireSso(ctx: Context, required: boolean): Promise<{ id: string }> {
  demandManaging(ctx);
  const { organisationId: id, personId } = ctx;
  const wanted = required === true;
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    if (wanted) {
      const settings = await settingsOf(tx, id);
      if (!settings) throw new AppError("CONFLICT", "No single sign-on is configured.");
      if (!(await isKnownTo(tx, settings.issuer, personId))) {
        const message = `Sign in with ${settings.name} once yourself, so that it is known to work.`;
        throw new AppError("CONFLICT", message);
      }
    }
    const where = { id, requireSso: { not: wanted } };
    const { count } = await tx.organisation.updateMany({ where, data: { requireSso: wanted } });
    const details = { requireSso: wanted };
    const audit = { action: "organisation.sign-in", subject: `organisation:${id}`, details };
    return { result: { id }, audit: count > 0 ? audit : null };
  });
}

/** The provider leads to one organisation: nobody could come in to another by it. */
async function settingsOf(db: Transaction, organisationId: string) {
  const settings = ssoSettings();
  return settings && (await ssoOrganisation(db)) === organisationId ? settings : null;
}

async function isKnownTo(db: Transaction, issuer: string, personId: string): Promise<boolean> {
  return (await db.identity.count({ where: { issuer, personId } })) > 0;
}
