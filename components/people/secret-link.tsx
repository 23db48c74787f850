"use client";

import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { CopyButton } from "@/components/ui/copy-button";

interface SecretLinkProps {
  link: string;
  title: ReactNode;
  /** What the link is for, for the button that copies it. */
  what: string;
  variant?: "success" | "warning";
  /** What it does, and that it is shown only now. */
  children: ReactNode;
}

/** A link that opens something once and can't be shown again. */
export function SecretLink({ link, title, what, variant = "success", children }: SecretLinkProps) {
  return (
    <Callout
      variant={variant}
      title={<span className="wrap-anywhere">{title}</span>}
      actions={<CopyButton text={link} what={what} variant="secondary" />}
    >
      {children}
      <p className="mt-1 font-mono wrap-anywhere">{link}</p>
    </Callout>
  );
}
