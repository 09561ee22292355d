import { LevelIcon, RegimeIcon, SettledIcon, SideIcon } from "./icons";

/** What kind of change it is: a level broken, a regime flipped, a claim settled, an agent on the other side. */
export function ChangeIcon({ kind }: { kind: string }) {
  if (kind === "regime") return <RegimeIcon />;
  if (kind === "settled") return <SettledIcon />;
  if (kind === "side") return <SideIcon />;
  return <LevelIcon />;
}
