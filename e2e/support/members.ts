import { encode } from "next-auth/jwt";
import type { Role } from "@/lib/core/model/words";
import { hashPassword } from "@/lib/server/auth/password";
import { makeSession } from "@/lib/server/auth/test-session";
import { database } from "@/lib/server/db";
import { OWNER, type Person } from "./people";
import { ownerContext } from "./projects";

let made = 0;

/** Gives somebody an account and a role beside the owner, past the browser. */
export async function makeMember(role: Role, name: string): Promise<Person> {
  const { organisationId } = await ownerContext();
  made += 1;
  const email = `member-${process.pid}-${made}@nordhavn.example`;
  const { password } = OWNER;
  const person = { name, email, passwordHash: await hashPassword(password) };
  await database().member.create({
    data: {
      role,
      organisation: { connect: { id: organisationId } },
      person: { create: person },
    },
  });
  return { name, email, password };
}

/** The value of a cookie that somebody is signed in by: one address may not sign in as often as a whole run needs. */
export async function signInPast({ email }: Person): Promise<string> {
  const { id } = await database().person.findUniqueOrThrow({ where: { email } });
  const claim = await makeSession(id);
  return encode({ token: { ...claim }, secret: process.env.PLIMSOLL_E2E_SECRET ?? "" });
}
