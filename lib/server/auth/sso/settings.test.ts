import { describe, expect, test } from "vitest";
import { readRoles, roleOf, ssoProblems, ssoSettings } from "./settings";

const NEEDED = {
  OIDC_ISSUER: "https://id.example.com/realms/staff/",
  OIDC_CLIENT_ID: "plimsoll",
  OIDC_CLIENT_SECRET: "a very secret word",
};

describe("the variables of single sign-on", () => {
  test("without any there is none, and nothing is wrong", () => {
    expect(ssoProblems({ PORT: "3000" })).toEqual([]);
    expect(ssoSettings({ PORT: "3000" })).toBeNull();
  });

  test("three of them are enough", () => {
    expect(ssoProblems(NEEDED)).toEqual([]);
    expect(ssoSettings(NEEDED)).toEqual({
      issuer: "https://id.example.com/realms/staff",
      clientId: "plimsoll",
      clientSecret: "a very secret word",
      name: "single sign-on",
      groupsClaim: "groups",
      roles: null,
      domains: [],
    });
  });

  test.each(Object.keys(NEEDED))("without %s the others are a mistake that names it", (name) => {
    const source = { ...NEEDED, [name]: "" };
    expect(ssoProblems(source)).toEqual([`${name} is not set: single sign-on needs it.`]);
    expect(ssoSettings(source)).toBeNull();
  });

  test.each([
    ["OIDC_ISSUER", "id.example.com"],
    ["OIDC_ISSUER", "http://id.example.com"],
    ["OIDC_ISSUER", "https://user:word@id.example.com"],
    ["OIDC_NAME", "x".repeat(41)],
    ["OIDC_ROLES", "platform=admin"],
    ["OIDC_ROLES", "chief-of-all"],
    ["OIDC_ROLES", "*=viewer,*=owner"],
    ["OIDC_ALLOWED_DOMAINS", "@sydhavn.test"],
  ])("%s=%s is a mistake that names it, and not the value", (name, value) => {
    const [problem, ...others] = ssoProblems({ ...NEEDED, [name]: value });
    expect(others).toEqual([]);
    expect(problem?.startsWith(`${name} must be`)).toBe(true);
    if (value.length > 20 || value.includes("@")) expect(problem).not.toContain(value);
    expect(ssoSettings({ ...NEEDED, [name]: value })).toBeNull();
  });

  test("http is taken for a provider on this machine", () => {
    for (const OIDC_ISSUER of ["http://localhost:4000", "http://127.0.0.1:4000", "http://[::1]:1"])
      expect(ssoProblems({ ...NEEDED, OIDC_ISSUER })).toEqual([]);
  });
});

describe("the role that groups give", () => {
  const roles = readRoles(" platform-leads=owner, security=reviewer ,*=viewer");

  test.each([
    [["platform-leads", "security"], "owner"],
    [["security", "platform-leads"], "owner"],
    [["security"], "reviewer"],
    [["Security"], "viewer"],
    [[], "viewer"],
  ])("%j is %s: the first rule that fits counts", (groups, role) => {
    expect(roles && roleOf(roles, groups)).toBe(role);
  });

  test("is none where no rule fits and there is no other", () => {
    const strict = readRoles("security=reviewer");
    expect(strict && roleOf(strict, ["canteen", "*"])).toBeNull();
  });

  test("with semicolons a group may be a name with commas and equals signs", () => {
    const directory = readRoles("cn=leads,ou=groups=owner;*=viewer");
    expect(directory && roleOf(directory, ["cn=leads,ou=groups"])).toBe("owner");
  });
});
