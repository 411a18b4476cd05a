const NUL = 0;

/**
 * A page's bytes without NUL, which no HTML has. React 18 encodes into views of 2 kB and sends a view whole even where a
 * Chinese character did not fit into its last bytes (react/react#24985, mended in React 19).
 */
export function withoutNul(page: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  return page.includes(NUL) ? Buffer.from(page.filter((byte) => byte !== NUL)) : page;
}
