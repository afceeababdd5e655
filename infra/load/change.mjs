// Changes the CRM of the local hub's demo project while calls come in, takes it back, and counts: every accepted call is in the
// journal and in the CRM once, and the copies of the records are as many as before. Ends with 1 when one is lost or double.
//
//   ./mvnw quarkus:dev                                                  # in one terminal
//   ./mvnw test-compile exec:java@espocrm -Despocrm.deals=1000          # in another
//   node infra/load/change.mjs [--hub http://localhost:8080] [--crm http://localhost:8091/crm] [--key ...] [--every 400]
//
// Needs Node 20 and no packages. Sends to this machine only. The demo project must be connected to the built-in CRM.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Hub } from './hub.mjs'

const { values } = parseArgs({
  options: {
    hub: { type: 'string', default: 'http://localhost:8080' },
    crm: { type: 'string', default: 'http://localhost:8091/crm' },
    key: { type: 'string', default: '0f1e2d3c4b5a69788796a5b4c3d2e1f0' },
    every: { type: 'string', default: '400' },
  },
})
const ESPO = { kind: 'espocrm', credentials: { url: values.crm, apiKey: values.key } }
const MAPPING = {
  entries: [
    { property: 'firstName', kind: 'contact', field: 'firstName' },
    { property: 'lastName', kind: 'contact', field: 'lastName' },
    { property: 'organization', kind: 'organization', field: 'name' },
  ],
}
const faults = []
const calls = []
const hub = await Hub.find(values.hub)
let token = hub.info.tokens['super-admin']
let ringing = true
const line = ring()

// To EspoCRM, whose deals are loaded; then to the built-in CRM and back by undo, twice.
await change('espocrm')
await api('PUT', '/integration', ESPO)
await api('PUT', '/field-mapping', MAPPING)
await loaded()
const before = await figures()
console.log('EspoCRM has', JSON.stringify(before))

const previewed = await change('builtin')
await expectStatus(423, 'GET', '/settings')
await api('PUT', '/integration', { kind: 'builtin', credentials: {} })
const mapping = await api('GET', '/field-mapping')
await api('PUT', '/field-mapping', { entries: mapping.suggested })
await sleep(10_000)
await api('POST', '/integration/change/undo', {})
await loaded()
const after = await figures()
console.log('and after a change to the built-in CRM and back', JSON.stringify(after))
compare('deals', before.deals, after.deals)
compare('deals that the preview counted', previewed, before.deals)

ringing = false
await line
await allSent()
await onceInOneCrm()
console.log(`${calls.length} calls accepted meanwhile, ${faults.length} faults`)
faults.slice(0, 20).forEach(fault => console.error(fault))
process.exit(faults.length === 0 ? 0 : 1)

/** Previews and confirms. Returns how many deals the preview counted. */
async function change(target) {
  const wanted = { target, choice: 'keep-everything' }
  const preview = await api('POST', '/integration/change/preview', wanted)
  const done = await api('POST', '/integration/change', { ...wanted, digest: preview.digest })
  for (const { kind, count } of preview.consequences.filter(each => ['leads', 'deals'].includes(each.kind))) {
    compare(`${kind} at the confirmation`, count, done.counts[kind])
  }
  await expectStatus(401, 'GET', '/journal')
  await sleep(1_100)
  token = (await (await fetch(`${values.hub}/local`)).json()).tokens['super-admin']
  return preview.consequences.find(each => each.kind === 'deals').count
}

/** A call of a new client every moment. */
async function ring() {
  const run = Date.now() % 1_000_000_000
  for (let i = 0; ringing; i++) {
    const phone = `+38093${String((run + i) % 10_000_000).padStart(7, '0')}`
    const answer = await hub.post(
      JSON.stringify({
        callId: `change-${run}-${i}`,
        phase: 'completed',
        direction: 'incoming',
        outcome: 'answered',
        client: { phone },
        line: '+380440000001',
        employee: { extension: '101' },
        startedAt: new Date(Date.now() - 60_000).toISOString(),
        talkSeconds: 30,
      }),
    )
    if (answer.status === 202) {
      calls.push({ id: answer.id, phone })
    } else {
      faults.push(`a call was answered ${answer.status}`)
    }
    await sleep(Number(values.every))
  }
}

async function loaded() {
  await api('POST', '/sync', { kind: 'full' })
  for (let i = 0; i < 150; i++) {
    await sleep(2_000)
    const sync = await api('GET', '/sync')
    if (!sync.run && !sync.asked && sync.finished.length > 0) {
      return
    }
  }
  faults.push('the records were not loaded in five minutes')
}

async function figures() {
  const groups = (await api('GET', '/status-groups')).groups
  return { deals: groups.reduce((sum, group) => sum + group.deals, 0) }
}

async function allSent() {
  for (let i = 0; i < 90; i++) {
    const open = await states()
    if (open.length === 0) {
      return
    }
    await sleep(2_000)
  }
  ;(await states()).forEach(({ id, state }) => faults.push(`${id} is ${state}`))
}

async function states() {
  const open = []
  for (const call of calls.filter(each => !each.entry)) {
    const entry = await api('GET', `/journal/${call.id}`)
    if (entry.state === 'sent') {
      call.entry = entry
    } else {
      open.push(entry)
    }
  }
  return open
}

/** Asks both CRMs for the contacts of each caller. */
async function onceInOneCrm() {
  for (const { phone } of calls) {
    const where = 'whereGroup[0][type]=equals&whereGroup[0][attribute]=phoneNumberNumeric&whereGroup[0][value]='
    const digits = phone.slice(1)
    const url = `${values.crm}/api/v1/Contact?${encodeURI(where)}${digits}&maxSize=5&attributeSelect=name,createdAt`
    const there = await (await fetch(url, { headers: { 'X-Api-Key': values.key } })).json()
    const answer = await fetch(`${values.hub}/v1/projects/demo/crm/contacts?phone=${encodeURIComponent(phone)}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const here = await answer.json()
    if (there.list.length > 1 || here.records.length > 1 || there.list.length + here.records.length === 0) {
      faults.push(`${phone.slice(-4)}: ${there.list.length} contacts in EspoCRM, ${here.records.length} in the built-in CRM`)
    }
  }
}

async function expectStatus(status, method, path) {
  const answer = await send(method, path)
  if (answer.status !== status) {
    faults.push(`${method} ${path} was answered ${answer.status}, not ${status}`)
  }
}

async function api(method, path, body) {
  const answer = await send(method, path, body)
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
  return answer.json()
}

function send(method, path, body) {
  return fetch(`${values.hub}/v1/projects/demo${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}

function compare(what, one, other) {
  if (one !== other) {
    faults.push(`${what}: ${one} and ${other}`)
  }
}
