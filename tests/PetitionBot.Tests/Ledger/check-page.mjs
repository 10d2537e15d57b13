// Lets the rules of verify.html, all that stands above its page, judge receipts, published logs and opened records.
// node check-page.mjs <path of receipt-vectors.json or cases.json> <path of verify.html>
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';

globalThis.crypto ??= webcrypto;
const script = /<script>([\s\S]*)<\/script>/.exec(readFileSync(process.argv[3], 'utf8'))[1];
const rules = script.slice(0, script.indexOf('// The page.'));
const { readKey, checkReceipt, recount, audit, isCounted, Refusal, words } =
  new Function(`${rules}; return { readKey, checkReceipt, recount, audit, isCounted, Refusal, words };`)();

const cases = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const key = await readKey(cases.key);
let [checks, wrong] = [0, 0];
const compare = (name, due, got) => {
  checks++;
  if (JSON.stringify(got) === JSON.stringify(due)) return;
  wrong++;
  console.log(`${name}: ${JSON.stringify(got)} instead of ${JSON.stringify(due)}`);
};
for (const { name, verdict, receipt } of cases.receipts ?? []) compare(name, verdict, (await checkReceipt(receipt, key)).verdict);

const reader = (folder) => async (path) => {
  const text = cases.folders[folder][path];
  return text === undefined ? null : new Uint8Array(Buffer.from(text, 'base64'));
};
const judge = async (check) => {
  try { return await check(); } catch (error) {
    if (!(error instanceof Refusal)) return { thrown: error.stack };
    // A refusal has its sentence in every language.
    for (const say of Object.values(words)) if (!say[error.code]) return { untold: error.code };
    return { refused: error.code };
  }
};
for (const { name, folder, counted, code } of cases.logs ?? []) compare(name, counted ?? { refused: code }, await judge(async () => {
  const { states } = await recount(reader(folder), key);
  return Object.fromEntries([...states].sort().map(([petition, serials]) => [petition, serials.filter(isCounted).length]));
}));
for (const { name, folder, opened, result, code } of cases.audits ?? []) compare(name, result ?? { refused: code }, await judge(async () => {
  const found = await audit(reader(folder), key, opened);
  for (const { why } of found.failures) for (const say of Object.values(words)) if (!say.why[why]) return { untold: why };
  return { counted: found.counted, drawn: found.drawn, most: found.most, failures: found.failures.map(({ serial, why }) => `${serial} ${why}`).sort() };
}));
console.log(`${checks} ${cases.receipts ? 'receipts' : 'cases'}, ${wrong} wrong`);
