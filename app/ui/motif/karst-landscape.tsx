import { paths } from "#app/paths.ts";

/** The peaks of Wanfenglin, cut to the place they are given, their foot kept; scenery, so without a description. */
export function KarstLandscape({ className = "" }: { className?: string }) {
  return (
    <img
      src={paths.landscape()}
      alt=""
      width={1440}
      height={420}
      className={`object-cover object-bottom ${className}`}
    />
  );
}
