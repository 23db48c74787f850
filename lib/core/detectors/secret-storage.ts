import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory } from "@/lib/core/evidence/inventory/types";
import { nameOf } from "@/lib/core/evidence/paths";

/**
 * SEC-5: stored secrets are encrypted. Files can't prove it: a plain file is an open question, since the disk it lies on
 * is outside of them; what is encrypted is a hint.
 */
export const secretStorage: Detector<Inventory> = {
  id: "secret-storage",
  controls: ["SEC-5"],
  detect: (inventory) => [...declared(inventory), ...encrypted(inventory)],
};

function declared({ sets, ships }: Inventory): readonly DraftFinding[] {
  return sets.flatMap(({ id, secrets }) =>
    secrets.flatMap(({ name, at, source }): DraftFinding[] => {
      const about = { control: "SEC-5", subject: `secret ${name}`, shipped: ships(id) } as const;
      if (source.kind === "file") {
        const place = source.path.at;
        const message = { code: "storage-plain-file" };
        return [{ outcome: "unknown", basis: "configured", at: place, message, ...about }];
      }
      if (source.kind !== "external") return [];
      return [
        { outcome: "pass", basis: "hint", at, message: { code: "storage-cluster" }, ...about },
      ];
    }),
  );
}

/** Tools that encrypt values or whole files, by what they write. */
const MARKS: readonly (readonly [mark: RegExp, tool: string])[] = [
  [/^\$ANSIBLE_VAULT;/, "Ansible Vault"],
  [/\bENC\[AES256_GCM,/, "SOPS"],
  [/^-----BEGIN AGE ENCRYPTED FILE-----/, "age"],
  [/^\0GITCRYPT/, "git-crypt"],
];
/** Names under which people keep secrets; other files are not opened for this. */
const MAY_HOLD = /secret|vault|\.env|\.enc\b|\.sops\b|\.age$|credential/i;
/** A mark stands in the beginning. */
const HEAD = 4096;

function encrypted({ paths, textOf, ships }: Inventory): readonly DraftFinding[] {
  return paths.flatMap((path): DraftFinding[] => {
    const head = MAY_HOLD.test(path) ? textOf(path)?.slice(0, HEAD) : undefined;
    if (!head) return [];
    for (const [mark, tool] of MARKS) {
      const hit = mark.exec(head);
      if (!hit) continue;
      const at = { path, start: hit.index, end: hit.index + hit[0].length };
      const message = { code: "storage-encrypted", values: { what: tool } };
      const about = { control: "SEC-5", subject: `file ${nameOf(path)}` } as const;
      return [{ outcome: "pass", basis: "hint", shipped: ships(path), at, message, ...about }];
    }
    return [];
  });
}
