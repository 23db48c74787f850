"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { ROLES, type Role } from "@/lib/core/model/words";

interface RoleFormProps {
  /** Whose role it is. */
  name: string;
  role: Role;
  isBusy: boolean;
  onChange: (role: Role) => void;
}

/** A member's role, to be chosen and then set: an arrow key in a list of choices must not make an owner. */
export function RoleForm({ name, role, isBusy, onChange }: RoleFormProps) {
  const [chosen, setChosen] = useState(role);
  return (
    <Form className="flex items-center gap-2" busy={isBusy} onSend={() => onChange(chosen)}>
      <Select
        name="role"
        aria-label={`Role of ${name}`}
        className="w-36"
        value={chosen}
        disabled={isBusy}
        onChange={(event) => setChosen(ROLES.find((it) => it === event.target.value) ?? role)}
      >
        {ROLES.map((it) => (
          <option key={it}>{it}</option>
        ))}
      </Select>
      {chosen === role ? null : (
        <Button type="submit" size="sm" disabled={isBusy}>
          Set role<span className="sr-only"> of {name}</span>
        </Button>
      )}
    </Form>
  );
}
