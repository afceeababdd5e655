// The local run's table: serves DynamoDB's API on the loopback interface until stdin closes, so that it
// never outlives the process that started it, however that one ended.
//
//   node server.mjs PORT [DATA_FOLDER]
//
// PORT 0 takes a free one; without a folder the data stays in memory. Prints "READY <port>".
import dynalite from 'dynalite'

const [port, path] = process.argv.slice(2)
const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })

server.on('error', error => {
  console.error(error.code ?? error.message)
  process.exit(1)
})
server.listen(Number(port), '127.0.0.1', () => console.log(`READY ${server.address().port}`))

process.stdin.resume()
process.stdin.on('close', () => process.exit(0))
