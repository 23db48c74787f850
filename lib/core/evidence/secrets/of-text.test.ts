import { expect, test } from "vitest";
import { isLeaked } from "./judge";
import { accountsIn, passwordsIn, secretsInText, type TextSecret } from "./of-text";

const GITHUB = `ghp_${"16C7e42F292c6912E7710c838347Ae178B4a"}`;

/** What anybody can read in a text. */
function read(text: string, secrets: readonly TextSecret[]): string[] {
  return secrets.flatMap(({ start, end, verdict }) =>
    isLeaked(verdict) && "part" in verdict
      ? [text.slice(start, end).slice(verdict.part.start, verdict.part.end)]
      : [],
  );
}

test.each([
  ["machine a.example login b password hunter2", ".netrc", "hunter2"],
  ["machine a.example\n  login b\n  password hunter2\n", "COPY <<EOF /x", "hunter2"],
  ["machine a.example\\nlogin b\\npassword hunter2\\n", "/x", "hunter2"],
  ["password hunter2", "~/.netrc", "hunter2"],
  ["db.example:5432:*:b:hunter2", "~/.pgpass", "hunter2"],
  ["https://b:hunter2@git.example", "~/.git-credentials", "hunter2"],
  ["[global]\nindex-url = https://b:hunter2@pypi.example/simple", "pip.conf", "hunter2"],
  ["[pypi]\\nusername = b\\npassword = hunter2\\n", "~/.pypirc", "hunter2"],
  ["//registry.example/:_authToken=hunter2", "~/.npmrc", "hunter2"],
  ["//registry.example/:_auth=YjpodW50ZXIy", "~/.npmrc", "YjpodW50ZXIy"],
  ["a=b\n_auth = YjpodW50ZXIy", "~/.npmrc", "YjpodW50ZXIy"],
  ["<server><password>hunter2</password></server>", "settings.xml", "hunter2"],
  ['{"http-basic":{"a.example":{"username":"b","password":"hunter2"}}}', "auth.json", "hunter2"],
  ['{"auths":{"a.example":{"auth":"YjpodW50ZXIy"}}}', "/root/.docker/config.json", "YjpodW50ZXIy"],
  ["requirepass hunter2", "redis.conf", "hunter2"],
  ["CREATE USER b IDENTIFIED BY 'hunter2';", "RUN mysql <<EOF", "hunter2"],
  ["0 * * * * curl -u b:hunter2 https://a.example", "/etc/cron.d/a", "hunter2"],
  ["#!/bin/sh\nmysql -uroot -phunter2\n", "/entrypoint.sh", "hunter2"],
  ["a a/root_password password hunter2", "debconf-set-selections", "hunter2"],
  [`note: see ${GITHUB}`, "note", GITHUB],
  ["password: '{noop}hunter2'", "application.yml", "{noop}hunter2"],
  ["CREATE ROLE a LOGIN ENCRYPTED PASSWORD 'hunter2';", "init.sql", "hunter2"],
  ["CREATE USER a PASSWORD 'hunter2';", "init.sql", "hunter2"],
  ["password: ${DB_PASSWORD:hunter2}", "application.yml", "hunter2"],
  ["db.password=${db.password:hunter2}", "application.properties", "hunter2"],
  ["<?php\nreturn [\n  'password' => 'hunter2',\n];", "config.php", "hunter2"],
  ["return ['host' => 'db', 'password' => 'hunter2'];", "config.php", "hunter2"],
])("%j in %s holds %s", (text, target, secret) => {
  expect(read(text, secretsInText(text, target))).toEqual([secret]);
});

test.each([
  ["machine a.example login b password ${TOKEN}", ".netrc"],
  ["machine a.example login b password changeme", ".netrc"],
  ["login with the password below", "/etc/motd"],
  ["root:x:0:0:root:/root:/bin/sh", "/etc/passwd"],
  ["passwd: files", "/etc/nsswitch.conf"],
  ["b ALL=(ALL) NOPASSWD: ALL", "/etc/sudoers"],
  ["//registry.example/:_authToken=${NPM_TOKEN}", ".npmrc"],
  ["<password>${env.MAVEN_PASSWORD}</password>", "settings.xml"],
  ["<title>hunter2</title>", "index.html"],
  ["# https://b:hunter2@git.example", "pip.conf"],
  ["https://git@github.com/a/b", "x"],
  ['{"auth": "YjpodW50ZXIy"}', "app.json"],
  ["password = get('x')", "x.py"],
  ["SELECT 1 FROM a WHERE password='hunter2' OR password='hunter2'", "a.sql"],
  ["DB_PASSWORD=`token`\nAPI_TOKEN=`cat /a/b`", "x.env"],
  ['password="$1"', "entrypoint.sh"],
  ['curl -u "b:$PW" https://a.example\nmysql -p"$PW"', "entrypoint.sh"],
  ["# curl -u b:hunter2 https://a.example", "entrypoint.sh"],
  ["// password = 'hunter2'", "app.js"],
  ["secret = env:APP_SECRET\ntoken: secretRef:app\nsecretRef: app-db", "app.conf"],
  ["password: '${env:DB}'\napi-token: env.API_TOKEN", "app.yml"],
  ["Usage:\n  --password PASSWORD  the password\n  --token=API_TOKEN", "help.txt"],
  ["  docker login -u USER -p PASSWORD a.example\n  curl -u USER:API_TOKEN", "help.txt"],
  ["'password' => env('DB_PASSWORD'),\n'token' => $_ENV['TOKEN'],", "config.php"],
  ["docker run --name mongo -p 27017:27017 mongo", "run.sh"],
  ["curl -fsS http://localhost:8080/health", "check.sh"],
])("%j in %s holds none", (text, target) => {
  expect(read(text, secretsInText(text, target))).toEqual([]);
});

test("what chpasswd and passwd read holds the passwords alone", () => {
  expect(read("a:hunter2\nb:*\nc:${PW}\n", accountsIn("a:hunter2\nb:*\nc:${PW}\n"))).toEqual([
    "hunter2",
  ]);
  const typed = "hunter2\\nhunter2\\n";
  expect(read(typed, passwordsIn(typed))).toEqual(["hunter2", "hunter2"]);
});

test("the work grows with the text", () => {
  for (const piece of ["machine a login ", "a://", "<a>", "password ", '"auth" : ', "a:1:b:c:"]) {
    const text = piece.repeat(40_000);
    const start = performance.now();
    secretsInText(text, ".netrc .pgpass config.json");
    expect(performance.now() - start).toBeLessThan(2000);
  }
});
