// Writes the table of FHIR R4 elements that the body editor completes from. The source is @types/fhir (MIT),
// which is made from the HL7 definitions. Run it by hand when that package changes:
//   node scripts/make-r4-elements.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const source = 'node_modules/@types/fhir/r4.d.ts';
const target = 'components/console/request/editor/r4-elements.json';

const file = ts.createSourceFile(
  source,
  readFileSync(source, 'utf8'),
  ts.ScriptTarget.Latest,
  true,
);

/** The type of a member as one word: `HumanName[]`, `boolean`, or its codes `male|female`. */
function typeWord(node) {
  if (ts.isArrayTypeNode(node)) return `${typeWord(node.elementType)}[]`;
  if (ts.isParenthesizedTypeNode(node)) return typeWord(node.type);
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal))
    return `'${node.literal.text}`;
  if (ts.isUnionTypeNode(node)) {
    return node.types
      .filter((part) => part.kind !== ts.SyntaxKind.UndefinedKeyword)
      .map(typeWord)
      .join('|');
  }
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText();
    if (name === 'Array') return `${typeWord(node.typeArguments[0])}[]`;
    return name === 'BundleContentType' ? 'FhirResource' : name;
  }
  return node.getText();
}

const table = {};
for (const statement of file.statements) {
  if (!ts.isInterfaceDeclaration(statement)) continue;
  const base = statement.heritageClauses?.[0]?.types[0]?.expression.getText() ?? '';
  const members = statement.members.flatMap((member) => {
    const name = member.name.getText();
    if (name.startsWith('_') || member.type === undefined) return [];
    return [
      `${name}${member.questionToken ? '' : '!'}:${typeWord(member.type).replaceAll(' ', '')}`,
    ];
  });
  table[statement.name.text] = [base, ...members].join(' ');
}
const lines = Object.entries(table)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(text)}`);
writeFileSync(target, `{\n${lines.join(',\n')}\n}\n`);
process.stdout.write(`${lines.length} types\n`);
