import { Transform } from "node:stream";

const NUL = 0;

/**
 * A stream that leaves out NUL bytes, which no HTML has. React 18 encodes into views of 2 kB and sends a view whole even
 * where a Chinese character did not fit into its last bytes (react/react#24985, mended in React 19).
 */
export function withoutNul(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(NUL) ? Buffer.from(chunk.filter((byte) => byte !== NUL)) : chunk);
    },
  });
}
