/** Kinds of packages that a running service has no use for. */
export type LeftoverKind =
  | "compiler"
  | "git"
  | "ssh-server"
  | "sudo"
  | "editor"
  | "network-tool"
  | "download-tool";

/** Packages, and groups of them, of Debian, Ubuntu, Alpine, Red Hat and SUSE by the kind of tool they bring; `*` at the end stands for anything. */
export const LEFTOVER_PACKAGES: readonly {
  readonly kind: LeftoverKind;
  readonly packages: readonly string[];
}[] = [
  {
    kind: "compiler",
    packages: [
      "build-essential",
      "build-base",
      "gcc",
      "gcc-*",
      "gcc-c++",
      "gcc_*",
      "gxx",
      "gxx_*",
      "compilers",
      "g++",
      "g++-*",
      "clang",
      "clang-*",
      "llvm",
      "make",
      "cmake",
      "ninja-build",
      "meson",
      "autoconf",
      "automake",
      "libtool",
      "gfortran",
      "cargo",
      "rustc",
      "rust",
      "go",
      "golang",
      "golang-*",
      "default-jdk",
      "default-jdk-headless",
      "maven",
      "gradle",
      "base-devel",
      "alpine-sdk",
      "dotnet-sdk-*",
      "development-tools",
      "development",
      "c-development",
      "devel_basis",
    ],
  },
  { kind: "git", packages: ["git", "git-core", "git-all", "git-lfs", "mercurial", "subversion"] },
  { kind: "ssh-server", packages: ["openssh-server", "openssh", "ssh", "dropbear"] },
  { kind: "sudo", packages: ["sudo"] },
  {
    kind: "editor",
    packages: ["vim", "vim-*", "nano", "emacs", "emacs-*", "neovim", "joe"],
  },
  {
    kind: "network-tool",
    packages: [
      "nmap",
      "nmap-ncat",
      "ncat",
      "nc",
      "netcat",
      "netcat-*",
      "tcpdump",
      "telnet",
      "inetutils-telnet",
      "busybox-extras",
      "socat",
      "net-tools",
      "iputils-ping",
      "iputils",
      "dnsutils",
      "bind-tools",
      "bind-utils",
      "bind9-dnsutils",
      "traceroute",
      "mtr",
      "tshark",
      "wireshark",
      "strace",
      "gdb",
    ],
  },
  { kind: "download-tool", packages: ["curl", "wget"] },
];
