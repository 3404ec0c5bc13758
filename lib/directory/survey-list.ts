import type { ImportReport } from '@/lib/schemas/directory-import';
import { problemRules, type ProblemRule } from './problem-rules';
import type { ProblemStatement, Statement } from './statement';

const mostExamples = 5;

/** Counts statements as they pass by. */
export class ListSurvey {
  private readonly bases = new Set<string>();
  private readonly names = new Set<string>();
  private readonly problems = new Map<string, ImportReport['problems'][number]>();
  private endpoints = 0;
  private organizations = 0;
  private links = 0;
  private lists = 0;
  private rejected = 0;
  private corrected = 0;

  add(statement: Statement): void {
    switch (statement.kind) {
      case 'endpoint':
        this.endpoints += 1;
        this.bases.add(statement.urlKey);
        return;
      case 'organization':
        this.organizations += 1;
        this.links += statement.links.length;
        this.names.add(statement.name);
        return;
      case 'list':
        this.lists += 1;
        this.names.add(statement.name);
        return;
      case 'problem':
        this.addProblem(statement);
    }
  }

  private addProblem({ rule, effect, place, found, expected }: ProblemStatement): void {
    this[effect] += 1;
    const key = `${rule} ${effect}`;
    const known = this.problems.get(key) ?? {
      rule,
      title: problemRules[rule as ProblemRule]?.title ?? rule,
      effect,
      count: 0,
      examples: [],
    };
    known.count += 1;
    if (known.examples.length < mostExamples) known.examples.push({ place, found, expected });
    this.problems.set(key, known);
  }

  /** @param rows entries of the file; null when the reader was not asked: then what was stated is counted. */
  report(format: string | null, rows: number | null): ImportReport {
    return {
      format,
      rows: rows ?? this.endpoints + this.organizations + this.lists,
      endpoints: this.endpoints,
      bases: this.bases.size,
      organizations: this.organizations,
      names: this.names.size,
      links: this.links,
      lists: this.lists,
      rejected: this.rejected,
      corrected: this.corrected,
      problems: [...this.problems.values()].sort((a, b) => b.count - a.count),
      verdict: null,
      changes: null,
    };
  }
}

/**
 * Reads statements to their end and counts them: how many there are, distinct base URLs and names, and for each rule
 * the number of problems with the first five. Whether the list may be applied is not judged here.
 * @throws ListError of the reader.
 */
export async function surveyList(
  statements: AsyncIterable<Statement, unknown>,
  format: string | null = null,
): Promise<ImportReport> {
  const survey = new ListSurvey();
  const iterator = statements[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next();
    if (next.done) return survey.report(format, rowsOf(next.value));
    survey.add(next.value);
  }
}

function rowsOf(summary: unknown): number | null {
  if (typeof summary !== 'object' || summary === null || !('rows' in summary)) return null;
  return typeof summary.rows === 'number' ? summary.rows : null;
}
