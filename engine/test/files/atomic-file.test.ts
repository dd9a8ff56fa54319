import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { requireWritable, writeFileAtomically } from "../../src/files/atomic-file.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const WRITER = fileURLToPath(new URL("write-big-file.mjs", import.meta.url));
const NEW = Buffer.from("new");

/** Runs the writer where files cannot grow past 64 blocks; answers the code of the error that it reports. */
function runConfinedWriter(path: string): string {
  const command = `ulimit -f 64; '${process.execPath}' --import tsx '${WRITER}' '${path}'`;
  return execFileSync("sh", ["-c", command], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** Permissions do not bind root, so root acts as nobody. */
async function withoutPrivileges(act: () => Promise<void>): Promise<void> {
  const privileged = process.geteuid?.() === 0;
  if (privileged) process.seteuid?.(65534);
  try {
    await act();
  } finally {
    if (privileged) process.seteuid?.(0);
  }
}

describe("writeFileAtomically", () => {
  it("replaces a file and leaves nothing else", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "picture.png");
    await writeFile(path, "old");
    await writeFileAtomically(path, NEW);
    expect(await readFile(path, "utf8")).toBe("new");
    expect(await readdir(folder)).toEqual(["picture.png"]);
  });

  it("writes through a link", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "target.png"), "old");
    await symlink("target.png", join(folder, "link.png"));
    await writeFileAtomically(join(folder, "link.png"), NEW);
    expect(await readFile(join(folder, "target.png"), "utf8")).toBe("new");
  });

  it("says that the folder is missing", async () => {
    const path = join(await temporaryFolder(), "missing", "picture.png");
    await expect(writeFileAtomically(path, NEW)).rejects.toMatchObject({
      code: "output-folder-missing",
      subject: path,
    });
  });

  it("does not replace a folder", async () => {
    const folder = await temporaryFolder();
    await expect(requireWritable(folder)).rejects.toMatchObject({ code: "output-not-writable" });
  });

  it("keeps the old file in a read-only folder", async () => {
    const folder = join(await temporaryFolder(), "read-only");
    await mkdir(folder);
    const path = join(folder, "picture.png");
    await writeFile(path, "old");
    await chmod(folder, 0o555);
    await chmod(join(folder, ".."), 0o755);
    await withoutPrivileges(async () => {
      await expect(writeFileAtomically(path, NEW)).rejects.toMatchObject({ code: "output-not-writable" });
    });
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["picture.png"]);
    await chmod(folder, 0o755);
  });

  it("keeps the old file when there is no room for the new one", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "picture.png");
    await writeFile(path, "old");
    // The operating system refuses to let the writer's files grow, as a full disk or quota would.
    expect(runConfinedWriter(path)).toBe("output-disk-full");
    expect(await readFile(path, "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["picture.png"]);
  });

  it("removes what a killed process has left, and nothing else", async () => {
    const folder = await temporaryFolder();
    const dead = spawn("true");
    await once(dead, "exit");
    const host = hostname().replace(/[^A-Za-z0-9]/g, "") || "host";
    const kept = [
      `.other.png.${host}-${dead.pid}-1.ragl-tmp`,
      `.picture.png.${host}-${process.ppid}-1.ragl-tmp`,
    ];
    for (const name of [...kept, `.picture.png.${host}-${dead.pid}-1.ragl-tmp`])
      await writeFile(join(folder, name), "");
    await writeFileAtomically(join(folder, "picture.png"), NEW);
    expect((await readdir(folder)).sort()).toEqual([...kept, "picture.png"].sort());
  });
});
