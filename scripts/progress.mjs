/** Shows on one line what is under way and for how long; on a terminal the line is updated in place. */

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a long step and tells when it begins, that it goes on, and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const begun = Date.now();
  const live = process.stdout.isTTY === true;
  process.stdout.write(live ? `… ${title}` : `… ${title}\n`);
  const tick = () =>
    process.stdout.write(live ? `\r\x1b[K… ${title} ${seconds(begun)}` : `  ${title}: ${seconds(begun)}\n`);
  const timer = setInterval(tick, live ? 500 : 5_000);
  try {
    const result = await work();
    process.stdout.write(`${live ? "\r\x1b[K" : ""}✓ ${title} (${seconds(begun)})\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? "\r\x1b[K" : ""}✗ ${title} (${seconds(begun)})\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
