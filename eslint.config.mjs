import nextPlugin from '@next/eslint-plugin-next';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const universal = ['schemas', 'directory', 'protocol', 'run', 'guide', 'format', 'errors.ts'];
const server = ['net', 'db', 'auth', 'http', 'crypto', 'domain', 'sandbox', 'env.ts', 'log.ts'];

/** `target` may import from lib only what `allowed` names (and itself). */
function only(target, allowed) {
  const forbidden = [...universal, ...server].filter(
    (name) => !allowed.includes(name) && `./lib/${name}` !== target,
  );
  return {
    target,
    from: [...forbidden.map((name) => `./lib/${name}`), './app', './components'],
    message: `${target} may import only: ${allowed.join(', ') || 'nothing of ours'} (see CONTRIBUTING.md).`,
  };
}

/** The import law of CONTRIBUTING.md: arrows point downwards only. */
const zones = [
  only('./lib/errors.ts', []),
  only('./lib/format', []),
  only('./lib/protocol', ['format']),
  only('./lib/directory', ['protocol', 'format', 'errors.ts', 'schemas']),
  only('./lib/run', ['protocol', 'format', 'errors.ts']),
  only('./lib/guide', ['run', 'protocol', 'format', 'schemas', 'errors.ts']),
  only('./lib/schemas', ['run', 'guide', 'protocol', 'format', 'errors.ts']),
  only('./lib/env.ts', []),
  only('./lib/log.ts', ['env.ts']),
  only('./lib/crypto', ['env.ts', 'errors.ts', 'log.ts']),
  only('./lib/db', ['env.ts', 'log.ts', 'errors.ts', 'crypto']),
  only('./lib/net', ['run', 'protocol', 'format', 'env.ts', 'errors.ts', 'log.ts']),
  only('./lib/auth', [...universal, 'db', 'crypto', 'env.ts', 'log.ts']),
  only('./lib/sandbox', [...universal, 'db', 'crypto', 'net', 'env.ts', 'log.ts']),
  only('./lib/domain', [
    ...universal,
    'db',
    'net',
    'crypto',
    'auth',
    'sandbox',
    'env.ts',
    'log.ts',
  ]),
  only('./lib/http', [...universal, 'auth', 'domain', 'env.ts', 'log.ts']),
  {
    target: './components',
    from: [...server.map((name) => `./lib/${name}`), './app'],
    message: 'components run in the browser: no server code, no routes (see CONTRIBUTING.md).',
  },
  {
    target: './app',
    from: ['./lib/db', './lib/net', './lib/crypto'],
    message: 'app composes: call a verb of lib/domain, lib/auth or lib/sandbox instead.',
  },
];

const restricted = {
  env: {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Read the environment through lib/env.ts only.',
  },
  outbound: {
    selector: 'ImportDeclaration[source.value=/^(node:)?(https?|net|tls|dns)(\\u002F|$)/]',
    message: 'Outbound traffic goes through lib/net only.',
  },
  fetch: {
    selector: "CallExpression[callee.name='fetch']",
    message: 'Outbound traffic goes through lib/net only (browser code: components/api-client.ts).',
  },
};

export default tseslint.config(
  {
    ignores: ['.next/**', 'generated/**', 'node_modules/**', 'next-env.d.ts', '.data/**'],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { '@next/next': nextPlugin, 'import-x': importX, 'react-hooks': reactHooks },
    settings: {
      'import-x/resolver': { typescript: true, node: true },
    },
    rules: {
      ...nextPlugin.configs.recommended.rules,
      ...nextPlugin.configs['core-web-vitals'].rules,
      ...reactHooks.configs.recommended.rules,
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { maxDepth: 4 }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', restricted.env, restricted.outbound, restricted.fetch],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
    },
  },
  {
    files: ['lib/env.ts'],
    rules: { 'no-restricted-syntax': ['error', restricted.outbound, restricted.fetch] },
  },
  {
    files: ['lib/net/**'],
    rules: { 'no-restricted-syntax': ['error', restricted.env] },
  },
  {
    files: ['components/api-client.ts'],
    rules: { 'no-restricted-syntax': ['error', restricted.env, restricted.outbound] },
  },
  {
    files: [
      '**/*.mjs',
      '**/*.js',
      '*.config.*',
      'scripts/**',
      'tests/**',
      'bench/**',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-syntax': 'off', 'no-console': 'off', 'max-lines': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    ...tseslint.configs.disableTypeChecked,
  },
);
