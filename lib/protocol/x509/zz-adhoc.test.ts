import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { it } from 'vitest';
import * as pkijs from 'pkijs';
import { certificateRows } from '../testing/chains/certificates';
import { nameRows } from '../testing/chains/names';
import { pathRows } from '../testing/chains/paths';
import { policyRows } from '../testing/chains/policy-rows';
import { chainOf } from '../testing/chains/chain';
import { inhibitAnyPolicy, nameConstraints, policies, policyConstraints, policyMappings } from '../testing/constraints';
import { testNow } from '../testing/pki';
import { transportOf } from '../testing/http';
import { validatePath } from './validate-path';

it.skip('engine', async () => {
  for (const [name, rows] of Object.entries({ pathRows, certificateRows, nameRows, policyRows })) {
    let wrong = 0; const w: string[] = [];
    for (const row of rows) {
      const c = await row.make();
      let ok = false; let msg = '';
      try {
        const p = (x: any[]) => x.map((q) => pkijs.Certificate.fromBER(q.certificate.rawData));
        const e = new pkijs.CertificateChainValidationEngine({ trustedCerts: p(c.anchors), certs: [...p(c.others).reverse(), ...p([c.leaf])], checkDate: testNow });
        const r = await e.verify(); ok = r.result; msg = r.resultMessage;
      } catch (e) { msg = String(e); }
      if (ok !== row.accepted) { wrong++; w.push(`${row.title} [${ok}] ${msg}`); }
    }
    console.info(name, rows.length, 'engine wrong', wrong, w);
  }
}, 60000);

let seed = Number(process.env.SEED ?? 7);
const rnd = (n: number) => { seed = (seed + 0x6d2b79f5) | 0; let t = Math.imul(seed ^ (seed >>> 15), 1 | seed); t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t; return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n); };
const chance = (p: number) => rnd(100) < p;
it('random', async () => {
  const dir = await mkdtemp('/tmp/adhoc/x');
  let bad = 0, acc = 0; const N = Number(process.env.N ?? 400);
  const pols = ['1.3.6.1.4.1.55555.1', '1.3.6.1.4.1.55555.2', '1.3.6.1.4.1.55555.3', '2.5.29.32.0'];
  const hosts = ['a.example', 'x.a.example', 'b.example', 'y.x.a.example'];
  const uris = ['a.example', '.a.example', '.example', 'x.a.example', 'b.example', '.x.a.example'];
  const jobs: Promise<void>[] = [];
  for (let i = 0; i < N; i++) {
    const n = 1 + rnd(4);
    const desc: any[] = [];
    const names = ['Sea', 'Sea', 'Land', 'Sky'];
    const mode = rnd(2);
    const gen = (leaf: boolean) => {
      const more: any[] = []; const d: any = {};
      if (mode === 0) {
        if (chance(85)) { const ps = pols.filter(() => chance(45)); if (ps.length) { more.push(policies(...ps)); d.p = ps.map((x) => x.slice(-1)); } }
        if (!leaf && chance(30)) { const ms = [0, 1].map(() => [pols[rnd(3)]!, pols[rnd(3)]!] as [string, string]).filter((_, k) => k === 0 || chance(50)); more.push(policyMappings(...ms)); d.m = ms.map((m) => m.map((x) => x.slice(-1)).join('>')); }
        if (chance(50)) { const w: any = {}; if (chance(80)) w.explicit = rnd(3); if (chance(40)) w.mapping = rnd(2); if (Object.keys(w).length) { more.push(policyConstraints(w)); d.c = w; } }
        if (chance(25)) { const k = rnd(3); more.push(inhibitAnyPolicy(k)); d.i = k; }
      } else if (chance(50)) {
        const forms = ['uri', 'dns', 'email'] as const;
        const st = () => Array.from({ length: rnd(2) + (chance(50) ? 1 : 0) }, () => [forms[rnd(3)]!, uris[rnd(6)]!] as any);
        const a = st(), b = chance(40) ? st() : [];
        if (a.length + b.length) { more.push(nameConstraints(a, b)); d.n = [a, b]; }
      }
      desc.push(d); return more;
    };
    const auths = Array.from({ length: n }, () => { const nm = names[rnd(4)]!; const more = gen(false); desc.at(-1).name = nm; const pl = chance(15) ? rnd(3) : undefined; desc.at(-1).pl = pl; return { name: nm, more, ...(pl === undefined ? {} : { pathLength: pl }) }; });
    const more = gen(true);
    const sans = mode === 0 ? [] : Array.from({ length: 1 + rnd(2) }, () => { const h = hosts[rnd(4)]!; return [{ type: 'url', value: `https://${h}/f` }, { type: 'dns', value: h }, { type: 'email', value: `i@${h}` }][rnd(3)] as any; });
    desc.at(-1).sans = sans.map((s: any) => s.value);
    const lw: any = { name: mode === 1 && chance(15) ? 'Sea' : 'Leaf', more }; if (sans.length) lw.sans = sans;
    desc.at(-1).name = lw.name;
    const c = await chainOf(auths, lw);
    const ours = await validatePath({ leaf: c.leaf.certificate, others: c.others.map((p) => p.certificate), anchors: c.anchors.map((p) => p.certificate), at: testNow, revocation: 'hard', transport: transportOf({}) });
    const pem = (x: any[]) => x.map((p) => p.certificate.toString('pem')).join('\n');
    await writeFile(`${dir}/${i}l`, pem([c.leaf])); await writeFile(`${dir}/${i}o`, pem(c.others)); await writeFile(`${dir}/${i}a`, pem(c.anchors));
    const r = await new Promise<{ ok: boolean; w: string }>((res) => execFile('openssl', ['verify', '-attime', String(testNow.getTime() / 1000), '-auth_level', '2', '-policy_check', '-policy', '2.5.29.32.0', '-partial_chain', '-purpose', 'smimesign', '-no-CAfile', '-no-CApath', '-no-CAstore', '-trusted', `${dir}/${i}a`, '-untrusted', `${dir}/${i}o`, `${dir}/${i}l`], (e, so, se) => res({ ok: !e, w: so + se })));
    if (r.ok) acc++;
    if (r.ok !== ours.ok) { bad++; if (bad < 8) console.info('DIFF', i, JSON.stringify(desc), 'ours', ours.ok, ours.checks.filter((x) => x.verdict === 'fail').map((x) => x.seen), r.w); }
  }
  console.info('random', N, 'accepted', acc, 'diff', bad);
}, 300000);
