import { encode } from "next-auth/jwt";
import type { Role } from "@/lib/core/model/words";
import { hashPassword } from "@/lib/server/auth/password";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { OWNER, type Person } from "./people";
import { ownerContext } from "./projects";

let made = 0;

/** Somebody with an account, and the value of the cookie that they are signed in by. */
interface SignedIn extends Person {
  readonly cookie: string;
}

/**
 * Gives somebody an account and a role beside the owner, and a session, past the browser: one address may not sign in as
 * often as a whole run needs.
 */
export async function makeMember(role: Role, name: string): Promise<SignedIn> {
  const { organisationId } = await ownerContext();
  made += 1;
  const email = `member-${process.pid}-${made}@nordhavn.example`;
  const { password } = OWNER;
  const person = { name, email, passwordHash: await hashPassword(password) };
  const { personId } = await database().member.create({
    data: {
      role,
      organisation: { connect: { id: organisationId } },
      person: { create: person },
    },
  });
  const token = await makeSession(personId ?? "");
  const secret = process.env.PLIMSOLL_E2E_SECRET ?? "";
  return { name, email, password, cookie: await encode({ token: { ...token }, secret }) };
}
