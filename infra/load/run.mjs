// Puts load on the local hub, waits until everything is delivered, and checks every event in the journal and in the built-in
// CRM. Ends with 1 when an event was lost or done twice, or when it took too long.
//
//   node infra/load/run.mjs [--calls 2000] [--concurrency 16] [--minutes 15] [--hub http://localhost:8080]
//
// Needs Node 20 and no packages. Sends to this machine only.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { acceptedIds, audit, ended } from './audit.mjs'
import { grouped, percentiles, perSecond } from './figures.mjs'
import { Hub } from './hub.mjs'
import { MOST_CALLS, traffic } from './traffic.mjs'

const MOST_AT_ONCE = 64
const MOST_MINUTES = 60
const LOOK_EVERY = 5_000

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '2000' },
    concurrency: { type: 'string', default: '16' },
    minutes: { type: 'string', default: '15' },
    hub: { type: 'string', default: 'http://localhost:8080' },
  },
})
const calls = bounded('calls', MOST_CALLS)
const concurrency = bounded('concurrency', MOST_AT_ONCE)
const began = Date.now()
const deadline = began + bounded('minutes', MOST_MINUTES) * 60_000

const hub = await Hub.find(values.hub)
const pieces = traffic(calls)
const posted = await send(pieces)
const entries = await untilEnded(pieces)
const faults = await audit(hub, pieces, entries)
report(pieces, posted, entries, faults)
process.exit(faults.length === 0 ? 0 : 1)

function bounded(name, most) {
  const value = Number(values[name])
  if (!Number.isInteger(value) || value < 1 || value > most) {
    console.error(`--${name} must be a whole number from 1 to ${most}`)
    process.exit(2)
  }
  return value
}

/** As many senders at once as asked for, each with one piece at a time. Returns how long it took, in seconds. */
async function send(pieces) {
  const start = performance.now()
  const queue = pieces.values()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const piece of queue) {
        piece.answers = []
        for (const wave of piece.waves) {
          piece.answers.push(...(await Promise.all(wave.map(body => hub.post(body)))))
        }
        if (late()) {
          console.error('the time was over before all was sent')
          process.exit(1)
        }
      }
    }),
  )
  return (performance.now() - start) / 1000
}

async function untilEnded(pieces) {
  const ids = new Set(pieces.flatMap(piece => [...acceptedIds(piece)]))
  const phones = new Set(pieces.map(piece => piece.phone))
  const since = new Date(began).toISOString()
  while (true) {
    const entries = (await hub.journal(since)).filter(entry => ids.has(entry.id) || phones.has(entry.client))
    const open = ids.size - entries.filter(entry => ids.has(entry.id) && ended(entry)).length
    console.log(`${ids.size} calls accepted, ${open} on their way`)
    if (open === 0 || late()) {
      return entries
    }
    await sleep(LOOK_EVERY)
  }
}

function late() {
  return Date.now() > deadline
}

function report(pieces, seconds, entries, faults) {
  const answers = pieces.flatMap(piece => piece.answers)
  const accepted = answers.filter(answer => answer.status === 202)
  const known = grouped(accepted, answer => answer.id)
  const ends = entries.map(entry => Date.parse(entry.updatedAt))
  const toEnd = entries
    .filter(entry => known.has(entry.id))
    .map(entry => Date.parse(entry.updatedAt) - Math.max(...known.get(entry.id).map(answer => answer.began)))
  console.log(`
events posted           ${answers.length} (${accepted.length} accepted, ${answers.length - accepted.length} refused)
posted again after 5xx  ${answers.reduce((sum, answer) => sum + answer.tries - 1, 0)}
calls                   ${entries.length}
concurrency             ${concurrency}
intake, ms              ${percentiles(accepted.map(answer => answer.millis))}
intake, events/s        ${perSecond(answers.length, seconds)}
last event to end, ms   ${percentiles(toEnd)}
delivered, calls/s      ${perSecond(entries.length, (Math.max(...ends) - began) / 1000)}
lost or double          ${faults.length}`)
  faults.slice(0, 20).forEach(fault => console.error(fault))
}
