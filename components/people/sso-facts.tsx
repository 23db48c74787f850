import type { ReactNode } from "react";
import type { Role } from "@/lib/core/model/words";

interface SsoFactsProps {
  name: string;
  issuer: string;
  roles: readonly { readonly group: string; readonly role: Role }[] | null;
  otherwise: Role | null;
  domains: readonly string[];
}

/** How the server's single sign-on is configured. */
export function SsoFacts({ name, issuer, roles, otherwise, domains }: SsoFactsProps) {
  return (
    <dl className="grid gap-x-6 gap-y-3 rounded-sheet border border-line bg-surface px-4 py-3 sm:grid-cols-[max-content_minmax(0,1fr)]">
      <Fact term="Provider">
        {name}, <span className="wrap-anywhere">{issuer}</span>
      </Fact>
      <Fact term="Roles">
        {roles ? (
          <ul>
            {roles.map(({ group, role }) => (
              <li key={`${group} ${role}`} className="wrap-anywhere">
                {group}: {role}
              </li>
            ))}
            <li>{otherwise ? `Everybody else: ${otherwise}` : "Everybody else is refused"}</li>
          </ul>
        ) : (
          "Given under Members; who is no member needs an invitation to their address"
        )}
      </Fact>
      <Fact term="Addresses">
        {domains.length > 0 ? `Only ${domains.join(", ")}` : "Any that the provider has verified"}
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid sm:contents">
      <dt className="text-ink-2">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
