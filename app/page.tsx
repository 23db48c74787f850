import { redirect } from "next/navigation";

export default function FrontPage(): never {
  redirect("/catalogue");
}
