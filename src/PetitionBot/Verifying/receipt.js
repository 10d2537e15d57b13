// Receipts.
const members = ['format', 'petition', 'serial', 'corrected', 'day', 'version', 'nonce', 'digest', 'index', 'proof', 'checkpoint'];
function readReceipt(json) {
  must(json.length <= 20000, 'length');
  const value = readJson(json);
  must(hasExactly(value, members), 'members');
  must(value.format === 'petitionbot-receipt-v1' && isPetition(value.petition), 'format');
  must(isWhole(value.serial, 1) && isWhole(value.index, 0) && typeof value.corrected === 'boolean', 'number');
  must(Array.isArray(value.proof) && value.proof.length <= 64 && typeof value.checkpoint === 'string', 'proof');
  dayNumber(value.day);
  const receipt = { ...value, version: unbase64(value.version), nonce: unbase64(value.nonce), digest: unbase64(value.digest), proof: value.proof.map(unbase64) };
  must([receipt.version, receipt.nonce, receipt.digest, ...receipt.proof].every((hash) => hash.length === 32), 'hash');
  return receipt;
}
async function entryOf(receipt) {
  const commitment = await sha256(receipt.nonce, receipt.version, receipt.digest);
  const petition = utf8.encode(receipt.petition);
  return join(Uint8Array.of(1, receipt.corrected ? 5 : 1, petition.length), petition, uint(8, receipt.serial), uint(4, dayNumber(receipt.day)), receipt.version, commitment);
}
async function checkReceipt(json, key) {
  let receipt, checkpoint;
  try {
    receipt = readReceipt(json);
    checkpoint = readCheckpoint(receipt.checkpoint);
  } catch { return { verdict: 'malformed' }; }
  if (checkpoint.origin !== key.name) return { verdict: 'other-log' };
  if (!await isSigned(checkpoint, key)) return { verdict: 'bad-signature' };
  const stands = await includes(receipt.index, checkpoint.size, await leafHash(await entryOf(receipt)), receipt.proof, checkpoint.root);
  return { verdict: stands ? 'included' : 'not-included', receipt, checkpoint };
}
