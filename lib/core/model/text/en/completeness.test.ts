import { describe, expect, test } from "vitest";
import type { ControlText } from "@/lib/core/model/control";
import { CONTROLS, controlById } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";

const texts: (readonly [ControlId, ControlText])[] = CONTROL_IDS.map((id) => [
  id,
  CONTROL_TEXT[id],
]);

/** Title and example of each control as the checklist words them; the programme has no examples. */
const CHECKLIST: Record<ControlId, readonly [title: string, example: string | null]> = {
  "IMG-1": ["Use minimal base images", "FROM alpine:latest  # Not ubuntu:20.04"],
  "IMG-2": ["Use specific image tags", "FROM node:18-alpine  # Not node:latest"],
  "IMG-3": ["Scan images regularly", "docker scout cves my-app:1.0"],
  "IMG-4": ["Keep base images updated", "docker pull node:18-alpine  # Get latest"],
  "IMG-5": ["Use distroless when possible", "FROM gcr.io/distroless/nodejs:18"],
  "IMG-6": ["Remove unnecessary packages", "RUN apk del .build-deps  # Remove build tools"],
  "CTR-1": ["Run as non-root user", "USER nodejs  # Not root"],
  "CTR-2": ["Use read-only filesystem", "read_only: true\ntmpfs:\n- /tmp"],
  "CTR-3": ["Set resource limits", "deploy:\nresources:\nlimits:\nmemory: 512M\ncpus: '1.0'"],
  "CTR-4": [
    "Remove capabilities",
    "cap_drop:\n- ALL\ncap_add:\n- NET_BIND_SERVICE # Only what's needed",
  ],
  "CTR-5": ["Use no-new-privileges", "security_opt:\n- no-new-privileges:true"],
  "SEC-1": ["Never commit secrets", "# .gitignore\n.env\nsecrets/\n*.key\n*.pem"],
  "SEC-2": ["Use secrets managers", "secrets:\n- db_password"],
  "SEC-3": [
    "Rotate secrets regularly",
    "Monthly for passwords\nQuarterly for keys\nImmediately if compromised",
  ],
  "SEC-4": ["Use least privilege", "Only necessary access\nTime-limited\nScope-limited"],
  "SEC-5": ["Encrypt secrets at rest", "Encrypted files\nEncrypted volumes\nKey management"],
  "NET-1": ["Isolate networks", "networks:\nbackend:\ninternal: true # No external access"],
  "NET-2": ["Use network policies", "Limit communication\nAllow only needed\nDeny by default"],
  "NET-3": [
    "Don't expose unnecessary ports",
    '# Only expose what\'s needed\nports:\n- "80:80" # Not all ports',
  ],
  "NET-4": ["Use TLS/SSL", "Encrypt traffic\nValid certificates\nStrong ciphers"],
  "RUN-1": [
    "Enable logging",
    'logging:\ndriver: "json-file"\noptions:\nmax-size: "10m"\nmax-file: "3"',
  ],
  "RUN-2": ["Monitor containers", "Resource usage\nNetwork traffic\nAnomaly detection"],
  "RUN-3": [
    "Set health checks",
    'healthcheck:\ntest: ["CMD", "curl", "-f", "http://localhost/health"]\ninterval: 30s',
  ],
  "RUN-4": ["Use restart policies", "restart: unless-stopped"],
  "RUN-5": [
    "Limit container communication",
    "Only necessary services\nNetwork isolation\nService mesh for advanced",
  ],
  "BLD-1": [
    "Use multi-stage builds",
    "# Build stage\nFROM node:18 AS builder\n# ... build\n\n# Runtime stage\nFROM node:18-alpine\nCOPY --from=builder /app/dist ./dist",
  ],
  "BLD-2": [
    "Don't include secrets in build",
    "# BAD\nENV API_KEY=secret\n\n# GOOD\n# Pass at runtime",
  ],
  "BLD-3": ["Use .dockerignore", "node_modules\n.git\n.env\n*.key"],
  "BLD-4": ["Scan during build", "docker build -t my-app:1.0 .\ndocker scout cves my-app:1.0"],
  "BLD-5": ["Sign images", "docker trust sign my-app:1.0"],
  "REG-1": [
    "Use private registries",
    "For proprietary code\nFor internal apps\nFor sensitive data",
  ],
  "REG-2": ["Require authentication", "docker login registry.example.com"],
  "REG-3": ["Use HTTPS", "Encrypted connections\nValid certificates\nNo HTTP"],
  "REG-4": ["Scan registry images", "Regular scanning\nVulnerability alerts\nUpdate notifications"],
  "REG-5": ["Limit access", "Only needed teams\nReview regularly\nRemove unused access"],
  "PRG-1": ["Basic scanning", null],
  "PRG-2": ["Regular scanning", null],
  "PRG-3": ["Automated scanning", null],
  "PRG-4": ["Advanced monitoring", null],
  "PRG-5": ["Compliance checks", null],
  "PRG-6": ["Full audit logging", null],
  "PRG-7": ["Advanced threat detection", null],
  "PRG-8": ["Compliance automation", null],
  "PRG-9": ["Security policies", null],
  "PRG-10": ["Incident response", null],
};

/** Everything a person reads as sentences: no snippet, no command, not the checklist's example. */
function sentencesOf(text: ControlText): string[] {
  return [
    text.title,
    text.question,
    ...text.why,
    text.criteria.met,
    text.criteria.partly,
    text.criteria.not_met,
    ...(text.naCondition === null ? [] : [text.naCondition]),
    ...text.verification.map(({ expect }) => expect),
    ...text.remediation.map(({ caption }) => caption),
    text.cost,
    ...(text.modern === null ? [] : [text.modern]),
  ];
}

/** Words and signs alone: the checklist's copy has lost its indentation. */
function wordsOf(example: string | null): string[] | null {
  return example === null ? null : example.split(/\s+/);
}

describe("prose of the controls", () => {
  test("exists for every control of the catalogue, and for no other", () => {
    expect(new Set(Object.keys(CONTROL_TEXT))).toEqual(new Set(CONTROL_IDS));
    expect(CONTROLS.map(({ id }) => id)).toEqual(CONTROL_IDS);
  });

  test.each(texts)("%s has the checklist's title and example", (id, text) => {
    const [title, example] = CHECKLIST[id];
    expect(text.title).toBe(title);
    expect(wordsOf(text.example)).toEqual(wordsOf(example));
  });

  test.each(texts)("%s has no empty part and no stray space", (_, text) => {
    for (const sentence of sentencesOf(text)) {
      expect(sentence).not.toBe("");
      expect(sentence).toBe(sentence.trim());
      expect(sentence).not.toContain("  ");
    }
    for (const { run } of text.verification) expect(run.trim()).not.toBe("");
    for (const { code } of text.remediation) expect(code.trim()).not.toBe("");
    expect(text.why.length).toBeGreaterThanOrEqual(1);
    expect(text.why.length).toBeLessThanOrEqual(3);
    expect(text.verification).not.toEqual([]);
    expect(text.remediation).not.toEqual([]);
  });

  test.each(texts)("%s asks one question", (_, { question }) => {
    expect(question).toMatch(/^[A-Z][^?]*\?$/);
  });

  test.each(texts)("%s ends its sentences", (_, text) => {
    const { met, partly, not_met } = text.criteria;
    const whole = [...text.why, met, partly, not_met, text.cost, text.naCondition, text.modern];
    for (const paragraph of whole) if (paragraph !== null) expect(paragraph).toMatch(/[.”)]$/);
  });

  test.each(texts)(
    "%s says when it is not applicable exactly where that is an answer",
    (id, text) => {
      expect(text.naCondition === null).toBe(controlById(id).na === "never");
    },
  );

  test.each(texts)("%s tells its answers and its checks apart", (_, text) => {
    const { met, partly, not_met } = text.criteria;
    expect(new Set([met, partly, not_met]).size).toBe(3);
    const captions = text.remediation.map(({ platform, caption }) => `${platform}: ${caption}`);
    expect(new Set(captions).size).toBe(captions.length);
  });

  test.each(texts)("%s is plain: no exclamation, no filler, no markup", (_, text) => {
    for (const sentence of sentencesOf(text)) {
      expect(sentence).not.toMatch(/!(?=\s|$)/);
      expect(sentence).not.toMatch(/\b(please|oops|simply|easily)\b/i);
      expect(sentence).not.toMatch(/`|\]\(|<\/?[a-z]+>/);
    }
  });

  test.each(texts)("%s carries no web address, no source tag and no date in digits", (_, text) => {
    for (const sentence of sentencesOf(text)) {
      expect(sentence).not.toMatch(/https?:|www\./);
      expect(sentence).not.toMatch(/\[[a-z0-9 ]+\]/i);
      expect(sentence).not.toMatch(/\b\d{4}-\d{2}-\d{2}\b/);
    }
  });

  test.each(texts)("%s names only controls that exist", (_, text) => {
    for (const sentence of sentencesOf(text)) {
      for (const id of sentence.match(/\b(IMG|CTR|SEC|NET|RUN|BLD|REG|PRG)-\d+\b/g) ?? []) {
        expect(CONTROL_IDS).toContain(id);
      }
    }
  });
});
