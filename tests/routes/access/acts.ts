/** The acts a route takes, read out of its action's own source: one for each word it tells apart, and the rest. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { CHECKOUT } from "#scripts/checkout.ts";
import { type ListedRoute, listRoutes } from "./route-list.ts";

/** What a form says to choose an act: in a field of this name, or in the query of its address. */
export const CHOOSING_FIELDS = ["intent", "act", "decision", "step"] as const;
export const CHOOSING_QUERY = "do";

/** `""` stands for a form that chooses nothing. */
export type Act = { pattern: string; choice: string };

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
}

/** The function a file declares under this name, or null. */
function functionOf(source: ts.SourceFile, name: string): ts.FunctionDeclaration | null {
  return (
    source.statements.find(
      (statement): statement is ts.FunctionDeclaration =>
        ts.isFunctionDeclaration(statement) && statement.name?.text === name,
    ) ?? null
  );
}

/** Functions that `source` imports from another file of the routes, by name. */
function importedFromRoutes(source: ts.SourceFile): Map<string, ts.SourceFile> {
  const found = new Map<string, ts.SourceFile>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = statement.moduleSpecifier.text;
    const file = from.startsWith("#app/routes/")
      ? join(CHECKOUT, from.slice(1))
      : join(dirname(source.fileName), from);
    const names = statement.importClause?.namedBindings;
    if (!/^(#app\/routes|\.\.?)\//.test(from) || !existsSync(file) || !names) continue;
    if (ts.isNamedImports(names)) for (const { name } of names.elements) found.set(name.text, parse(file));
  }
  return found;
}

const isRefusal = (node: ts.Node) => /throw new Response\("request\.invalid"/.test(node.getText());

/** Words an action tells apart, and whether it does something without any of them. */
function readChoices(
  source: ts.SourceFile,
  start: ts.FunctionDeclaration,
): { words: Set<string>; rest: boolean } {
  const words = new Set<string>();
  let rest = true;
  const beside = importedFromRoutes(source);
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node, of: ts.SourceFile) => {
    if (ts.isCaseClause(node) && ts.isStringLiteral(node.expression)) words.add(node.expression.text);
    if (ts.isDefaultClause(node) && isRefusal(node)) rest = false;
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken &&
      ts.isStringLiteral(node.right) &&
      !ts.isTypeOfExpression(node.left) &&
      !node.left.getText().endsWith("protocol")
    ) {
      words.add(node.right.text);
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const name = node.expression.text;
      const home = functionOf(of, name) ? of : beside.get(name);
      const called = home && functionOf(home, name);
      if (home && called && !seen.has(called)) {
        seen.add(called);
        visit(called, home);
      }
    }
    ts.forEachChild(node, (child) => visit(child, of));
  };
  visit(start, source);
  return { words, rest };
}

function actsOf({ pattern, file }: ListedRoute): Act[] {
  const source = parse(join(CHECKOUT, "app", file));
  const action = functionOf(source, "action");
  if (!action) return [{ pattern, choice: "" }];
  const { words, rest } = readChoices(source, action);
  return [...words, ...(rest ? [""] : [])].map((choice) => ({ pattern, choice }));
}

/** Every act that a form can ask for, over all routes. */
export async function listActs(): Promise<Act[]> {
  return (await listRoutes()).filter((route) => route.hasAction).flatMap(actsOf);
}
