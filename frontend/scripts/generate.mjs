/** Write what the page knows about the server from openapi.json: wire types, and the job spec's fields. */
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const root = new URL("..", import.meta.url);
const document = JSON.parse(await readFile(new URL("openapi.json", root), "utf8"));

/** The schemas that `name` reaches through references, itself included. */
function reachable(schemas, name, found = {}) {
  if (found[name]) return found;
  found[name] = schemas[name];
  for (const [, next] of JSON.stringify(schemas[name]).matchAll(/#\/components\/schemas\/([^"]+)/g))
    reachable(schemas, next, found);
  return found;
}

function specSchema(schemas) {
  const rootName = ["JobSpec-Input", "JobSpec"].find((name) => name in schemas);
  if (!rootName) throw new Error("openapi.json describes no JobSpec");
  return { root: rootName, schemas: reachable(schemas, rootName) };
}

const outputs = {
  "src/api/schema.d.ts": `// Written by scripts/generate.mjs from openapi.json.\n${astToString(await openapiTS(structuredClone(document)))}`,
  "src/api/spec-schema.json": `${JSON.stringify(specSchema(document.components.schemas), null, 2)}\n`,
};

const stale = [];
for (const [path, text] of Object.entries(outputs)) {
  const url = new URL(path, root);
  if (process.argv.includes("--check")) {
    const old = await readFile(url, "utf8").catch(() => "");
    if (old !== text) stale.push(path);
  } else {
    await writeFile(url, text);
  }
}
if (stale.length > 0) {
  process.stderr.write(`out of date with openapi.json: ${stale.join(", ")}; run npm run generate\n`);
  process.exitCode = 1;
}
