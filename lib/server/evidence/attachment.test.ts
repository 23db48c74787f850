import { expect, test } from "vitest";
import { attachment } from "./attachment";

test.each([
  ["deploy/compose.yaml", `filename="compose.yaml"; filename*=UTF-8''compose.yaml`],
  [".env", `filename=".env"; filename*=UTF-8''.env`],
  ["a/b c.txt", `filename="b c.txt"; filename*=UTF-8''b%20c.txt`],
  ["größe.yml", `filename="gr__e.yml"; filename*=UTF-8''gr%C3%B6%C3%9Fe.yml`],
  [`a";x='(1)*.sh`, `filename="a__x=_(1)_.sh"; filename*=UTF-8''a%22%3Bx%3D%27%281%29%2A.sh`],
])("%s is saved under its own name, and nothing of it ends the header", (path, expected) => {
  expect(attachment(path)).toBe(`attachment; ${expected}`);
});
