import "server-only";
import { Secret, TOTP } from "otpauth";
import { encode } from "uqr";
import { seal, unseal } from "./seal";

const LABEL = "authenticator app 1";
const PERIOD = 30;
/** One step before and after: a clock may be half a minute off. */
const WINDOW = 1;

/** A secret as an authenticator app takes it: typed, as an address, or as a picture of that. */
export interface Enrolment {
  /** In groups of four, as people type it. */
  readonly secret: string;
  readonly uri: string;
  readonly picture: {
    /** Modules on each side, the quiet edge with them. */
    readonly size: number;
    /** The dark modules, as the path of an SVG. */
    readonly path: string;
  };
}

/** Makes the secret of an authenticator app: 160 bits, in Base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** Encrypts a secret for the database. */
export function sealTotpSecret(personId: string, secret: string): string {
  return seal(LABEL, personId, secret);
}

/**
 * The time step whose code this is, of those around now; null for a wrong code.
 * @param sealed the secret, as the database has it.
 */
export function stepOf(personId: string, sealed: string, code: string, now: Date): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const secret = unseal(LABEL, personId, sealed);
  if (secret === null) {
    console.error("The secret of an authenticator app can't be read: was NEXTAUTH_SECRET changed?");
    return null;
  }
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

/** What to show somebody who adds a secret to their app. */
export function enrolmentOf(secret: string, account: string): Enrolment {
  const uri = totp(secret, account).toString();
  const { data, size } = encode(uri, { border: 4 });
  const path = data
    .flatMap((row, y) =>
      [...rowOf(row).matchAll(/#+/g)].map(
        ({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`,
      ),
    )
    .join("");
  return { secret: secret.replace(/(.{4})(?=.)/g, "$1 "), uri, picture: { size, path } };
}

function rowOf(row: readonly boolean[]): string {
  return row.map((isDark) => (isDark ? "#" : " ")).join("");
}

function totp(secret: string, label = ""): TOTP {
  return new TOTP({ issuer: "Plimsoll", label, secret: Secret.fromBase32(secret), period: PERIOD });
}
