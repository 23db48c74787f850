import { isLoopback } from "@/lib/core/evidence/containers/hosts";
import { ROLES, type Role } from "@/lib/core/model/words";

/** Which role a group gives, in the order in which they are written: the first that fits counts. */
export interface RoleMap {
  readonly rules: readonly { readonly group: string; readonly role: Role }[];
  /** For who is in none of these groups; null: they are not let in. */
  readonly otherwise: Role | null;
}

/** The single sign-on provider, as the `OIDC_` variables name it. */
export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call it; stands on the button. */
  readonly name: string;
  /** The claim that lists a person's groups. */
  readonly groupsClaim: string;
  /** Null: roles are given in Plimsoll, and only who was invited comes in. */
  readonly roles: RoleMap | null;
  /** The parts after the @ that addresses may have; empty: any. */
  readonly domains: readonly string[];
}

const NEEDED = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
const FURTHER = ["OIDC_NAME", "OIDC_GROUPS_CLAIM", "OIDC_ROLES", "OIDC_ALLOWED_DOMAINS"] as const;

type Source = Readonly<Record<string, string | undefined>>;

/** What is wrong with the `OIDC_` variables, a sentence for each, without their values. None of them is no mistake. */
export function ssoProblems(source: Source): readonly string[] {
  if (![...NEEDED, ...FURTHER].some((name) => source[name])) return [];
  const missing = NEEDED.filter((name) => !source[name]).map(
    (name) => `${name} is not set: single sign-on needs it.`,
  );
  const wrong: (readonly [name: string, isFit: (value: string) => boolean, words: string])[] = [
    [
      "OIDC_ISSUER",
      isIssuer,
      "must be an address like https://id.example.com/realms/staff; http only on this machine",
    ],
    ["OIDC_NAME", (value) => isLine(value, 40), "must be a line of at most 40 characters"],
    ["OIDC_GROUPS_CLAIM", (value) => isLine(value, 200), "must be the name of a claim"],
    [
      "OIDC_ROLES",
      (value) => readRoles(value) !== null,
      `must be like platform-leads=owner,security=reviewer,*=viewer; the roles are ${ROLES.join(", ")}`,
    ],
    [
      "OIDC_ALLOWED_DOMAINS",
      (value) => readDomains(value) !== null,
      "must be like example.com,example.org",
    ],
  ];
  const unfit = wrong.flatMap(([name, isFit, words]) => {
    const value = source[name];
    return value && !isFit(value) ? [`${name} ${words}.`] : [];
  });
  return [...missing, ...unfit];
}

/** The provider that is configured; null for none. The start has checked the variables. */
export function ssoSettings(source: Source = process.env): SsoSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = source;
  const clientSecret = source.OIDC_CLIENT_SECRET;
  if (!issuer || !clientId || !clientSecret || ssoProblems(source).length > 0) return null;
  return {
    issuer: withoutSlash(issuer),
    clientId,
    clientSecret,
    name: source.OIDC_NAME || "single sign-on",
    groupsClaim: source.OIDC_GROUPS_CLAIM || "groups",
    roles: source.OIDC_ROLES ? readRoles(source.OIDC_ROLES) : null,
    domains: (source.OIDC_ALLOWED_DOMAINS && readDomains(source.OIDC_ALLOWED_DOMAINS)) || [],
  };
}

/**
 * Reads `platform-leads=owner,security=reviewer,*=viewer`; null for anything else. With a semicolon in it, semicolons
 * part the rules, so that the name of a group may hold commas. The last `=` of a rule counts.
 */
export function readRoles(value: string): RoleMap | null {
  const rules: { group: string; role: Role }[] = [];
  let otherwise: Role | null = null;
  for (const part of value.split(value.includes(";") ? ";" : ",")) {
    const rule = part.trim();
    if (rule === "") continue;
    const at = rule.lastIndexOf("=");
    const group = rule.slice(0, Math.max(at, 0)).trim();
    const role = ROLES.find((known) => known === rule.slice(at + 1).trim());
    if (group === "" || !role) return null;
    if (group !== "*") rules.push({ group, role });
    else if (otherwise === null) otherwise = role;
    else return null;
  }
  return rules.length > 0 || otherwise ? { rules, otherwise } : null;
}

/** The role that groups give; null for none. */
export function roleOf({ rules, otherwise }: RoleMap, groups: readonly string[]): Role | null {
  return rules.find(({ group }) => groups.includes(group))?.role ?? otherwise;
}

/** An issuer is the same with and without a slash at its end. */
export function withoutSlash(issuer: string): string {
  return issuer.endsWith("/") ? issuer.slice(0, -1) : issuer;
}

function readDomains(value: string): readonly string[] | null {
  const domains = value
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean);
  return domains.length > 0 && domains.every((domain) => /^[a-z0-9.-]{1,253}$/.test(domain))
    ? domains
    : null;
}

function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash, username, password } = new URL(value);
  if (search || hash || username || password) return false;
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
}

function isLine(value: string, longest: number): boolean {
  return value.trim() !== "" && value.length <= longest && !/\p{Cc}/u.test(value);
}
