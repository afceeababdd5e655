// The hub of this machine, as its clients call it.
import { setTimeout as sleep } from 'node:timers/promises'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const PAGE = 200
const TRIES = 5
const PAUSE = 1_000

export class Hub {
  #url

  /** What the local run tells of itself: tokens, endpoints, table, queues. */
  info

  /** Refuses every address that leads off this machine. */
  static async find(url) {
    const { protocol, hostname } = new URL(url)
    if (protocol !== 'http:' || !LOOPBACK.has(hostname)) {
      throw new Error(`${url} is not on this machine: the load is for the local run only`)
    }
    const hub = new Hub()
    hub.#url = url.replace(/\/+$/, '')
    hub.info = await (await fetch(`${hub.#url}/local`)).json()
    return hub
  }

  /** Posts an event as a telephony does: what a server could not take is sent again. */
  async post(body) {
    const began = Date.now()
    for (let tries = 1; ; tries++) {
      const answer = await this.#postOnce(body)
      if (answer.status < 500 || tries === TRIES) {
        const { id } = await answer.json()
        return { began, millis: Date.now() - began, status: answer.status, id, tries }
      }
      await answer.arrayBuffer()
      await sleep(PAUSE)
    }
  }

  #postOnce(body) {
    return fetch(`${this.#url}/v1/projects/${this.info.project}/calls/generic`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.info.ingestToken}`,
        'content-type': 'application/json',
      },
      body,
      signal: AbortSignal.timeout(30_000),
    })
  }

  /** All journal entries received since then. */
  async journal(since) {
    const entries = []
    for (let day = since; day.slice(0, 10) <= new Date().toISOString().slice(0, 10); day = next(day)) {
      entries.push(...(await this.#pages(`journal?day=${day.slice(0, 10)}`, 'entries')))
    }
    return entries.filter(entry => entry.receivedAt >= since)
  }

  /** All records of a kind that the built-in CRM has. */
  records(kind) {
    return this.#pages(`crm/${kind}?`, 'records')
  }

  async #pages(path, list) {
    const all = []
    let cursor = ''
    do {
      const url = `${this.#url}/v1/projects/${this.info.project}/${path}&limit=${PAGE}${cursor}`
      const answer = await fetch(url, {
        headers: { authorization: `Bearer ${this.info.tokens.admin}` },
      })
      if (answer.status !== 200) {
        throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
      }
      const page = await answer.json()
      all.push(...page[list])
      cursor = page.cursor ? `&cursor=${encodeURIComponent(page.cursor)}` : ''
    } while (cursor)
    return all
  }
}

function next(day) {
  return new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString()
}
