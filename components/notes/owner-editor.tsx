"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { type Owner, type OwnerKind, ownerKind, ownerOf, type PossibleOwner } from "./owner";

const kindWords = {
  nobody: "A member from the list, or any name.",
  member: "Member",
  "former-member": "No longer a member",
  name: "Typed name, not a member yet",
} satisfies Record<OwnerKind, string>;

interface OwnerEditorProps {
  /** Unique on the page. */
  id: string;
  label?: string;
  value: Owner;
  /** The owner's name as the server knows it; for one who is no longer among the members. */
  name?: string | null;
  members: readonly PossibleOwner[];
  /** Called when a member is chosen, or when the field is left. */
  onChange: (owner: Owner) => void;
  /** What the server refused. */
  error?: string;
  disabled?: boolean;
}

/** Who sees to it: a member from the list, or a name of somebody who is none. Says which of the two. */
export function OwnerEditor(props: OwnerEditorProps) {
  const { id, label = "Owner", value, name, members, onChange, error, disabled } = props;
  // Null while nobody types: then the field shows the value.
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? nameOf(value, members, name);
  const meant = typed === null ? value : ownerOf(typed, members, value);
  const namesakes = members.filter((member) => member.name === text.trim()).length;

  function take(owner: Owner) {
    if (owner.ownerMemberId !== value.ownerMemberId || owner.ownerName !== value.ownerName) {
      onChange(owner);
    }
  }

  function leave() {
    if (typed !== null) take(meant);
    setTyped(null);
  }

  return (
    <Field
      id={id}
      label={label}
      error={error}
      hint={
        <span role="status">
          {kindWords[ownerKind(meant, members)]}
          {namesakes > 1 ? `; ${namesakes} members have this name` : null}
        </span>
      }
    >
      {(control) => (
        <>
          <Input
            {...control}
            list={`${id}-members`}
            autoComplete="off"
            maxLength={120}
            value={text}
            disabled={disabled}
            onChange={(event) => {
              const next = event.target.value;
              setTyped(next);
              const owner = ownerOf(next, members, value);
              if (owner.ownerMemberId !== null) take(owner);
            }}
            onBlur={leave}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) leave();
            }}
          />
          <datalist id={`${id}-members`}>
            {members.map((member) => (
              <option key={member.memberId} value={member.name} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function nameOf(
  { ownerMemberId, ownerName }: Owner,
  members: readonly PossibleOwner[],
  name: string | null | undefined,
): string {
  if (ownerMemberId === null) return ownerName ?? "";
  return members.find(({ memberId }) => memberId === ownerMemberId)?.name ?? name ?? "";
}
