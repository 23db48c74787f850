import { expect, test } from "vitest";
import { readSender, readSmtpUrl } from "./settings";

test.each([
  ["smtps://mail.example.com", { port: 465, tls: "at once", user: null }],
  ["smtp://mail.example.com", { port: 587, tls: "starttls", user: null }],
  ["smtp://mail.example.com:25?tls=none", { port: 25, tls: "none" }],
  ["smtp://127.0.0.1", { port: 25, tls: "none" }],
  ["smtp://[::1]:2525", { host: "::1", port: 2525, tls: "none" }],
  ["smtp://127.example.com", { tls: "starttls" }],
  [
    "smtps://me%40example.com:a%2Fb%3A@mail.example.com",
    { user: "me@example.com", password: "a/b:" },
  ],
])("%s is read", (url, expected) => {
  expect(readSmtpUrl(url)).toMatchObject(expected);
});

test.each([
  "mail.example.com",
  "https://mail.example.com",
  "smtp://",
  "smtp://mail.example.com/path",
  "smtp://mail.example.com?tls=maybe",
  "smtps://mail.example.com?tls=none",
  "smtp://:password@mail.example.com",
  "smtp://a%ZZ:b@mail.example.com",
])("%s is no mail server", (url) => {
  expect(readSmtpUrl(url)).toBeNull();
});

test.each([
  ["plimsoll@example.com", { name: "Plimsoll", address: "plimsoll@example.com" }],
  [
    "Harbour office <no-reply@example.com>",
    { name: "Harbour office", address: "no-reply@example.com" },
  ],
])("mails are from %s", (text, expected) => {
  expect(readSender(text)).toEqual(expected);
});

test.each([
  "plimsoll",
  "a@example.com, b@example.com",
  "<a@example.com>",
  "A\r\nBcc: b@example.com <a@example.com>",
  "A <a@example.com> B <b@example.com>",
])("nobody is %j", (text) => {
  expect(readSender(text)).toBeNull();
});
