// Lets the rules of verify.html, all that stands above its page, judge the receipts.
// node check-page.mjs <path of receipt-vectors.json> <path of verify.html>
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';

globalThis.crypto ??= webcrypto;
const script = /<script>([\s\S]*)<\/script>/.exec(readFileSync(process.argv[3], 'utf8'))[1];
const { readKey, checkReceipt } = new Function(`${script.slice(0, script.indexOf('// The page.'))}; return { readKey, checkReceipt };`)();

const vectors = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const key = await readKey(vectors.key);
let wrong = 0;
for (const { name, verdict: due, receipt } of vectors.receipts) {
  const { verdict: got } = await checkReceipt(receipt, key);
  if (got === due) continue;
  wrong++;
  console.log(`${name}: ${got} instead of ${due}`);
}
console.log(`${vectors.receipts.length} receipts, ${wrong} wrong`);
