// Prints what GitHub's parser finds in workflows, a line each, and fails if it finds anything: node check.js FILE...
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { basename } from "node:path";

// The packages import JSON without the attribute that Node wants.
register(
  "data:text/javascript," +
    encodeURIComponent(`
      import { readFileSync } from "node:fs";
      export const load = (url, context, next) =>
        url.startsWith("file:") && url.endsWith(".json")
          ? { format: "module", shortCircuit: true, source: "export default " + readFileSync(new URL(url), "utf8") }
          : next(url, context);`),
);
const { validate } = await import("@actions/languageservice");
const { TextDocument } = await import("vscode-languageserver-textdocument");

const files = process.argv.slice(2);
let findings = 0;
for (const file of files) {
  const name = `file:///.github/workflows/${basename(file)}`;
  for (const found of await validate(TextDocument.create(name, "yaml", 1, readFileSync(file, "utf8")))) {
    findings++;
    console.log(`${file}:${found.range.start.line + 1}: ${found.message}`);
  }
}
console.log(`${files.length} workflows, ${findings} findings`);
process.exit(files.length > 0 && findings === 0 ? 0 : 1);
