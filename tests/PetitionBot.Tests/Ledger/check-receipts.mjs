// Checks receipts by docs/log-format.md alone, with nothing of the bot's code and nothing of the page's.
// node check-receipts.mjs <path of receipt-vectors.json>
import { readFileSync } from 'node:fs';
import { daysOf, hash, isSigned, readJson, readKey, readNote, refuse, require, sha256 } from './log-format.mjs';

// RFC 9162, section 2.1.3.2.
function rootFrom(index, size, leaf, proof) {
  let [fn, sn, r] = [index, size - 1n, leaf];
  if (index >= size) return null;
  for (const p of proof) {
    if (sn === 0n) return null;
    if (fn % 2n === 1n || fn === sn) {
      r = sha256(Buffer.of(1), p, r);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn / 2n, sn / 2n];
    } else r = sha256(Buffer.of(1), r, p);
    [fn, sn] = [fn / 2n, sn / 2n];
  }
  return sn === 0n ? r : null;
}

function verdict(json, key) {
  let receipt, note, entry, proof;
  try {
    receipt = require(readJson(json), 'format', 'petition', 'serial', 'corrected', 'day', 'version', 'nonce', 'digest', 'index', 'proof', 'checkpoint');
    const { petition, serial, index, day, corrected } = receipt;
    if (receipt.format !== 'petitionbot-receipt-v1' || typeof corrected !== 'boolean') refuse('format');
    if (typeof petition !== 'string' || !/^[a-z0-9-]{1,24}$/.test(petition)) refuse('petition');
    if (!Number.isSafeInteger(serial) || serial < 1 || !Number.isSafeInteger(index)) refuse('number');
    proof = receipt.proof.length <= 64 ? receipt.proof.map(hash) : refuse('proof');
    const commitment = sha256(hash(receipt.nonce), hash(receipt.version), hash(receipt.digest));
    const numbers = Buffer.alloc(12);
    numbers.writeBigUInt64BE(BigInt(serial));
    numbers.writeUInt32BE(daysOf(day), 8);
    entry = Buffer.concat([Buffer.of(1, corrected ? 5 : 1, petition.length), Buffer.from(petition), numbers, hash(receipt.version), commitment]);
    note = readNote(receipt.checkpoint);
  } catch { return 'malformed'; }
  if (note.origin !== key.name) return 'other-log';
  if (!isSigned(note, key)) return 'bad-signature';
  const root = rootFrom(BigInt(receipt.index), note.size, sha256(Buffer.of(0), entry), proof);
  return root?.equals(note.root) ? 'included' : 'not-included';
}

const vectors = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const key = readKey(vectors.key);
const wrong = vectors.receipts.map(({ name, verdict: due, receipt }) => ({ name, due, got: verdict(receipt, key) })).filter(({ due, got }) => due !== got);
for (const { name, due, got } of wrong) console.log(`${name}: ${got} instead of ${due}`);
console.log(`${vectors.receipts.length} receipts, ${wrong.length} wrong`);
process.exitCode = wrong.length ? 1 : 0;
