/** Hold package-lock.json to what every machine needs: all platforms' packages, no registry's address. */
import { readFile } from "node:fs/promises";

const { packages } = JSON.parse(await readFile(new URL("../package-lock.json", import.meta.url), "utf8"));
const held = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf("node_modules/") + 13)));
const problems = Object.entries(packages).flatMap(([path, entry]) => [
  ...(entry.resolved ? [`${path} carries the address it came from`] : []),
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !held.has(name))
    .map((name) => `${name}, wanted by ${path}, is not in the lock: npm ci will refuse it elsewhere`),
]);
if (problems.length > 0) {
  process.stderr.write(`package-lock.json: ${problems.join("\n")}\n`);
  process.exitCode = 1;
}
