// What is sent. A piece of traffic is one or two calls of a client that no other piece has; its waves go out one after the
// other, the posts of a wave at once.

const OPERATORS = [50, 63, 66, 67, 68, 73, 93, 95, 96, 97, 98, 99]
const BLOCK = 10_000

/** The most calls of one run: they share a block of numbers. */
export const MOST_CALLS = BLOCK

/** Of every 20 pieces, in this order. */
const MIX = [
  ...Array(10).fill(newClient),
  ...Array(4).fill(threePhases),
  ...Array(2).fill(repeats),
  ...Array(2).fill(twoAtOnce),
  missed,
  malformed,
]

/**
 * Pieces with this many calls together. Each has `kind`, `phone`, `waves` of bodies, and `rows`: the rows of the
 * scenario that its calls lead to, in alphabetical order, none where the hub must refuse.
 */
export function traffic(count) {
  const run = Math.floor(Date.now() / 1000)
  const pieces = []
  for (let calls = 0, i = 0; calls < count; i++) {
    let make = MIX[(i * 7) % MIX.length]
    if (make === twoAtOnce && calls + 2 > count) {
      make = newClient
    }
    const piece = { kind: make.name, phone: phone(run, i), ...make(`load-${run}-${i}`, phone(run, i)) }
    calls += piece.rows.length || 1
    pieces.push(piece)
  }
  return pieces
}

function newClient(id, phone) {
  return { waves: [[call(id, phone)]], rows: ['row-1'] }
}

function missed(id, phone) {
  const event = { outcome: 'missed', talkSeconds: 0, employee: undefined }
  return { waves: [[call(id, phone, event)]], rows: ['row-3'] }
}

function threePhases(id, phone) {
  const underWay = { outcome: undefined, durationSeconds: undefined, talkSeconds: undefined }
  const rings = call(id, phone, { ...underWay, phase: 'ringing', employee: undefined })
  const pickedUp = call(id, phone, { ...underWay, phase: 'answered' })
  return { waves: [[rings], [pickedUp], [call(id, phone)]], rows: ['row-1'] }
}

function repeats(id, phone) {
  const event = call(id, phone)
  return { waves: [[event, event], [event]], rows: ['row-1'] }
}

/** Whichever comes first finds no client, the other one his open lead. */
function twoAtOnce(id, phone) {
  return { waves: [[call(`${id}-a`, phone), call(`${id}-b`, phone)]], rows: ['row-1', 'row-4'] }
}

function malformed(id, phone) {
  const faults = [
    call(id, phone).slice(0, -1),
    call('', phone),
    call(id, phone, { phase: 'over' }),
    call(id, phone, { talkSeconds: 'long' }),
  ]
  return { waves: [[faults[phone.at(-1) % faults.length]]], rows: [] }
}

function call(callId, phone, changed = {}) {
  return JSON.stringify({
    callId,
    phase: 'completed',
    direction: 'incoming',
    outcome: 'answered',
    client: { phone },
    line: '+380440000001',
    employee: { extension: '101' },
    startedAt: new Date(Date.now() - 120_000).toISOString(),
    durationSeconds: 100,
    talkSeconds: 85,
    ...changed,
  })
}

/** Runs that do not begin at the same second have numbers of their own for hours. */
function phone(run, i) {
  const block = run % (OPERATORS.length * 1000)
  const number = (block % 1000) * BLOCK + i
  return `+380${OPERATORS[Math.floor(block / 1000)]}${String(number).padStart(7, '0')}`
}
