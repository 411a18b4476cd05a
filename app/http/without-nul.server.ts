const NUL = 0;

/**
 * A page's bytes without NUL, which no HTML has. React 18 encodes into views of 2 kB and sends a view whole even where a
 * Chinese character did not fit into its last bytes (react/react#24985, mended in React 19).
 */
export function withoutNul(page: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const stretches: Buffer<ArrayBuffer>[] = [];
  let begun = 0;
  for (let at = page.indexOf(NUL); at >= 0; at = page.indexOf(NUL, begun)) {
    stretches.push(page.subarray(begun, at));
    begun = at + 1;
  }
  return begun === 0 ? page : Buffer.concat([...stretches, page.subarray(begun)]);
}
