// Starts a Lambda package's bootstrap as Lambda does, with the table and the queue of the local run, and measures from the
// start of the process: until it asks for work, until its first answer to a call event, and each later answer.
//
//   ./mvnw package -Dnative && unzip -d target/native target/function.zip
//   node infra/load/cold-start.mjs target/native/bootstrap [--starts 20] [--hub http://localhost:8080]
//
// Needs Node 20, Linux and a running local hub.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { percentiles } from './figures.mjs'
import { Hub } from './hub.mjs'
import { traffic } from './traffic.mjs'

const WARM = 50
const PATIENCE = 30_000

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { starts: { type: 'string', default: '20' }, hub: { type: 'string', default: 'http://localhost:8080' } },
})
const { info } = await Hub.find(values.hub)
const starts = Math.min(100, Number(values.starts))
const bodies = traffic(starts * (WARM + 1) * 2)
  .filter(piece => piece.kind === 'newClient')
  .map(piece => piece.waves[0][0])

const runs = []
for (let i = 0; i < starts; i++) {
  runs.push(await run(positionals[0], bodies.splice(0, WARM + 1)))
}
console.log(`
starts                       ${runs.length}
to the first request, ms     ${percentiles(runs.map(run => run.ready))}
to the first answer, ms      ${percentiles(runs.map(run => run.answers[0]))}
a later answer, ms           ${percentiles(runs.flatMap(run => run.answers.slice(1)))}
largest resident memory, MB  ${percentiles(runs.map(run => run.memory))}`)

/** One process from its start to its last answer. */
function run(bootstrap, bodies) {
  return new Promise((done, failed) => {
    let began = performance.now()
    let ready
    const answers = []
    const end = result => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      api.close()
      api.closeAllConnections()
      result instanceof Error ? failed(result) : done(result)
    }
    const timer = setTimeout(() => end(new Error(`no answer in ${PATIENCE} ms`)), PATIENCE)
    let child
    const api = createServer((request, response) => {
      if (request.url.endsWith('/invocation/next')) {
        ready ??= performance.now() - began
        if (answers.length > 0) {
          began = performance.now()
        }
        response.setHeader('Lambda-Runtime-Aws-Request-Id', `request-${answers.length}`)
        response.setHeader('Lambda-Runtime-Deadline-Ms', `${Date.now() + PATIENCE}`)
        response.setHeader('Lambda-Runtime-Invoked-Function-Arn', 'arn:aws:lambda:us-east-1:000000000000:function:call-event')
        response.end(JSON.stringify(event(bodies[answers.length])))
        return
      }
      let body = ''
      request.on('data', part => (body += part))
      request.on('end', () => {
        response.writeHead(202).end()
        if (!request.url.endsWith('/response') || JSON.parse(body).statusCode !== 202) {
          end(new Error(`${request.url}: ${body}`))
          return
        }
        answers.push(performance.now() - began)
        if (answers.length === bodies.length) {
          end({ ready, answers, memory: peakMemory(child.pid) })
        }
      })
    })
    api.listen(0, '127.0.0.1', () => {
      began = performance.now()
      child = spawn(bootstrap, { env: environment(api.address().port), stdio: ['ignore', 'ignore', 'inherit'] })
      child.on('error', end)
      child.on('exit', code => end(new Error(`${bootstrap} ended with ${code}`)))
    })
  })
}

function environment(port) {
  return {
    AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    QUARKUS_FUNQY_EXPORT: 'call-event',
    QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE: info.dynamodb.endpoint,
    QUARKUS_SQS_ENDPOINT_OVERRIDE: info.sqs.endpoint,
    PATCHBAY_TABLE: info.dynamodb.table,
    PATCHBAY_CLIENTS_QUEUE_URL: Object.values(info.sqs.queues).find(url => url.endsWith('clients.fifo')),
    PATCHBAY_SYNC_QUEUE_URL: Object.values(info.sqs.queues).find(url => url.endsWith('sync.fifo')),
  }
}

function event(body) {
  const path = `/v1/projects/${info.project}/calls/generic`
  return {
    version: '2.0',
    routeKey: 'POST /v1/projects/{project}/calls/{source}',
    rawPath: path,
    rawQueryString: '',
    headers: { authorization: `Bearer ${info.ingestToken}`, 'content-type': 'application/json' },
    pathParameters: { project: info.project, source: 'generic' },
    requestContext: { http: { method: 'POST', path, sourceIp: '127.0.0.1' }, requestId: 'cold-start' },
    body,
    isBase64Encoded: false,
  }
}

function peakMemory(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024
}
