// Checks receipts by docs/log-format.md alone, with nothing of the bot's code and nothing of the page's.
// node check-receipts.mjs <path of receipt-vectors.json>
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const refuse = (why) => { throw new Error(why); };
const base64 = (text) => {
  const bytes = Buffer.from(typeof text === 'string' ? text : refuse('no text'), 'base64');
  return bytes.toString('base64') === text ? bytes : refuse('not canonical base64');
};
const hash = (text) => { const bytes = base64(text); return bytes.length === 32 ? bytes : refuse('not 32 bytes'); };

function readKey(line) {
  const [, name, id, rest] = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(line) ?? refuse('no key');
  const bytes = base64(rest);
  const spki = bytes.subarray(1);
  if (bytes[0] !== 2 || sha256(spki).toString('hex', 0, 4) !== id) refuse('no key');
  return { name, id, key: createPublicKey({ key: spki, format: 'der', type: 'spki' }) };
}

// A small reader of JSON objects that remembers how names and numbers were written.
function members(json) {
  const value = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('no object');
  let depth = 0;
  const names = [];
  const raw = {};
  for (let i = 0; i < json.length; i++) {
    if ('[{'.includes(json[i])) depth++;
    else if (']}'.includes(json[i])) depth--;
    else if (json[i] === '"') {
      let end = i + 1;
      while (json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
      const after = json.slice(end + 1).match(/^\s*:\s*([^\s,}]*)/);
      if (after && depth === 1) { names.push(JSON.parse(json.slice(i, end + 1))); raw[names.at(-1)] = after[1]; }
      i = end;
    }
  }
  const due = ['checkpoint', 'corrected', 'day', 'digest', 'format', 'index', 'nonce', 'petition', 'proof', 'serial', 'version'];
  if (names.sort().join() !== due.join()) refuse('other members than due');
  for (const name of ['serial', 'index']) if (!/^\d+$/.test(raw[name])) refuse(`${name} is not digits`);
  return value;
}

function readNote(note) {
  if (typeof note !== 'string' || /[\0-\x09\x0b-\x1f]/.test(note) || !note.endsWith('\n')) refuse('no note');
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0) refuse('no note');
  const lines = note.slice(cut + 2, -1).split('\n').map((line) => /^— (\S+) (\S+)$/.exec(line) ?? refuse('no signature'));
  const [origin, size, root, ...more] = note.slice(0, cut).split('\n');
  if (!origin || !/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(+size) || more.some((line) => !line)) refuse('no checkpoint');
  const signatures = lines.map(([, name, text]) => {
    const bytes = base64(text);
    return { name, id: bytes.toString('hex', 0, 4), signature: bytes.length > 4 ? bytes.subarray(4) : refuse('no signature') };
  });
  return { text: note.slice(0, cut + 1), origin, size: BigInt(size), root: hash(root), signatures };
}

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
    receipt = members(json);
    const { petition, serial, index, day, corrected } = receipt;
    if (receipt.format !== 'petitionbot-receipt-v1' || typeof corrected !== 'boolean') refuse('format');
    if (typeof petition !== 'string' || !/^[a-z0-9-]{1,24}$/.test(petition)) refuse('petition');
    if (!Number.isSafeInteger(serial) || serial < 1 || !Number.isSafeInteger(index)) refuse('number');
    const days = Date.parse(`${day}T00:00Z`) / 86_400_000;
    if (!(days >= 0) || new Date(days * 86_400_000).toISOString().slice(0, 10) !== day) refuse('day');
    proof = receipt.proof.length <= 64 ? receipt.proof.map(hash) : refuse('proof');
    const commitment = sha256(hash(receipt.nonce), hash(receipt.version), hash(receipt.digest));
    const numbers = Buffer.alloc(12);
    numbers.writeBigUInt64BE(BigInt(serial));
    numbers.writeUInt32BE(days, 8);
    entry = Buffer.concat([Buffer.of(1, corrected ? 5 : 1, petition.length), Buffer.from(petition), numbers, hash(receipt.version), commitment]);
    note = readNote(receipt.checkpoint);
  } catch { return 'malformed'; }
  if (note.origin !== key.name) return 'other-log';
  const own = note.signatures.filter(({ name, id }) => name === key.name && id === key.id);
  if (own.length === 0 || !own.every(({ signature }) => verify('sha256', Buffer.from(note.text), key.key, signature))) return 'bad-signature';
  const root = rootFrom(BigInt(receipt.index), note.size, sha256(Buffer.of(0), entry), proof);
  return root?.equals(note.root) ? 'included' : 'not-included';
}

const vectors = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const key = readKey(vectors.key);
const wrong = vectors.receipts.map(({ name, verdict: due, receipt }) => ({ name, due, got: verdict(receipt, key) })).filter(({ due, got }) => due !== got);
for (const { name, due, got } of wrong) console.log(`${name}: ${got} instead of ${due}`);
console.log(`${vectors.receipts.length} receipts, ${wrong.length} wrong`);
process.exitCode = wrong.length ? 1 : 0;
