import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { LateScript } from "@/components/ui/late-script";
import { ThemeScript } from "@/components/ui/theme-script";
import { fontVariables } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Plimsoll", template: "%s · Plimsoll" },
  description:
    "How secure your containers are, proven from your own files, and the way to the next level.",
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** Reads neither cookies nor headers, so that catalogue pages can be made at build time. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme script adds data-theme before React looks at the tag.
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <head>
        <ThemeScript />
        <LateScript />
      </head>
      <body>{children}</body>
    </html>
  );
}
