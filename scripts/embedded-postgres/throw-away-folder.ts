import { mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folder that Linux keeps in memory. */
const MEMORY_FOLDER = "/dev/shm";
/** Room that must be there before tests are kept in memory, in bytes; a whole run takes well below one GB. */
const ROOM = 3 * 2 ** 30;
/** Memory that must be left to this process, its limits counted, in bytes. */
const MEMORY = 6 * 2 ** 30;

/**
 * A new folder for a server that is thrown away: in memory when `inMemory` asks for it and this machine has the room,
 * else in the temporary folder.
 */
export async function newThrowAwayFolder({ inMemory }: { inMemory: boolean }): Promise<string> {
  return mkdtemp(join(inMemory && (await hasRoomInMemory()) ? MEMORY_FOLDER : tmpdir(), "huiqian-test-"));
}

async function hasRoomInMemory(): Promise<boolean> {
  // Linux' own type number of a folder in memory: what is merely called so may be a disk.
  const TMPFS = 0x01021994;
  const left = await statfs(MEMORY_FOLDER).catch(() => null);
  return (
    left !== null &&
    left.type === TMPFS &&
    left.bavail * left.bsize >= ROOM &&
    process.availableMemory() >= MEMORY
  );
}
