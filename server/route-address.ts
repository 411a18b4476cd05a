import type { ServerBuild } from "@remix-run/node";

type Chain = readonly ServerBuild["routes"][string][];

/** The whole path of a route behind all it lies in: `official/orders/:orderId`. */
export function pathOf(chain: Chain): string {
  return chain
    .flatMap(({ path }) => path?.split("/") ?? [])
    .filter(Boolean)
    .join("/");
}

/** `products/:id` or `progress/:year?` as an expression that names its parts. */
export function addressOf(path: string): RegExp {
  const expressions = path
    .split("/")
    .filter(Boolean)
    .map((segment) => {
      const [, name, optional] = /^:(\w+)(\??)$/.exec(segment) ?? [];
      return name ? `(?:/(?<${name}>[\\w-]+))${optional}` : `/${segment.replace(/[^\w-]/g, "\\$&")}`;
    });
  return new RegExp(`^${expressions.join("") || "/"}$`);
}

/** Orders paths of which several may name one address as the framework chooses among them: more words come first. */
export function byPrecedence(one: string, other: string): number {
  const words = (path: string) => path.split("/").filter((segment) => !segment.startsWith(":")).length;
  return words(other) - words(one);
}
