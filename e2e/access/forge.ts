import { createHmac } from "node:crypto";
import { decode, encode } from "next-auth/jwt";

/** Cookies that look like a session's, by how they were made. */
interface Forgeries {
  /** Made anew with the secret: it opens what the first one did. */
  readonly good: string;
  readonly forged: Readonly<Record<string, string>>;
}

/** Forges a session's cookie. Takes one that is good, as the browser sends it, and the secret of the app. */
export async function forgeries(cookie: string, secret: string): Promise<Forgeries> {
  const [name = "", value = ""] = cookie.split(/=(.*)/s, 2);
  const token = (await decode({ token: value, secret })) ?? {};
  const unsigned = `${inBase64({ alg: "none", typ: "JWT" })}.${inBase64(token)}.`;
  const toSign = `${inBase64({ alg: "HS256", typ: "JWT" })}.${inBase64(token)}`;
  const signature = createHmac("sha256", secret).update(toSign).digest("base64url");
  const clear = `${inBase64({ alg: "none", enc: "none" })}...${inBase64(token)}.`;
  const made = {
    "with another secret": await encode({ token, secret: secret.replaceAll(/./g, "0") }),
    "that has run out": await encode({ token, secret, maxAge: -60 }),
    "unsigned, with “none” for its algorithm": unsigned,
    "signed, and not encrypted": `${toSign}.${signature}`,
    "not encrypted, with “none” for its algorithm": clear,
    "that is no token at all": "null",
  };
  const asCookie = (text: string) => `${name}=${text}`;
  return {
    good: asCookie(await encode({ token, secret })),
    forged: Object.fromEntries(
      Object.entries(made).map(([how, text]) => [how, asCookie(text)] as const),
    ),
  };
}

function inBase64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
