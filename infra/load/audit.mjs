// Compares what was sent with the journal and the CRM: nothing lost, nothing double.
import { grouped } from './figures.mjs'

const KINDS = { contact: 'contacts', organization: 'organizations', lead: 'leads', deal: 'deals', task: 'tasks', note: 'notes' }

/** A new client's records. Every call has a note and a task of its own. */
const ONCE = { contact: 1, organization: 1, lead: 1, deal: 0 }

/** Whether nothing is left to do about the entry. */
export function ended(entry) {
  return ['sent', 'duplicate', 'skipped', 'failed', 'needs-attention'].includes(entry.state) && !entry.nextTryAt
}

/** The ids of the piece's interactions as the hub told them. */
export function acceptedIds(piece) {
  return new Set(piece.answers.filter(answer => answer.status === 202).map(answer => answer.id))
}

/** The sentences that the run has to answer for; none when all is well. */
export async function audit(hub, pieces, entries) {
  const journal = grouped(entries, entry => entry.id)
  const byClient = grouped(entries, entry => entry.client)
  const records = {}
  for (const [kind, path] of Object.entries(KINDS)) {
    records[kind] = grouped(await hub.records(path), client)
  }
  return pieces.flatMap(piece =>
    faults(piece, journal, byClient.get(piece.phone) ?? [], kind => records[kind].get(piece.phone) ?? []).map(
      fault => `${piece.kind} ${piece.phone}: ${fault}`,
    ),
  )
}

/** An organization has no number of its own; it is named by the client's, because no name is sent. */
function client(record) {
  return record.phones[0] ?? record.title
}

function faults(piece, journal, ofClient, records) {
  const refused = piece.rows.length === 0
  const wrong = piece.answers.filter(answer => answer.status !== (refused ? 400 : 202))
  if (wrong.length > 0) {
    return [`answered ${wrong.map(answer => answer.status)}`]
  }
  const ids = acceptedIds(piece)
  const calls = piece.rows.length
  const found = []
  if (ids.size !== calls || ofClient.length !== calls) {
    found.push(`${calls} calls have ${ids.size} ids and ${ofClient.length} journal entries`)
  }
  const made = {}
  const rows = []
  for (const id of ids) {
    const entry = journal.get(id)?.[0]
    if (entry?.state !== 'sent' || !ended(entry) || entry.steps.some(step => step.outcome !== 'done')) {
      found.push(`${id} is ${entry?.state ?? 'not in the journal'}: ${entry?.reason}`)
    }
    rows.push(entry?.steps.at(-1)?.rule)
    entry?.steps.forEach(({ ref }) => ref && (made[ref.kind] ??= []).push(ref.id))
  }
  if (rows.toSorted().join() !== piece.rows.join()) {
    found.push(`decided by ${rows}, not ${piece.rows}`)
  }
  for (const kind of Object.keys(KINDS)) {
    const should = calls === 0 ? 0 : (ONCE[kind] ?? calls)
    const inCrm = records(kind).map(record => record.id)
    if (inCrm.length !== should || inCrm.toSorted().join() !== (made[kind] ?? []).toSorted().join()) {
      found.push(`${inCrm.length} ${KINDS[kind]} in the CRM and ${made[kind]?.length ?? 0} in the journal, not ${should}`)
    }
  }
  return found
}
