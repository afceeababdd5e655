// Figures as people read them.

/** Half, most and nearly all of them are below; and the largest. */
export function percentiles(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share => Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)])
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}`
}

export function perSecond(count, seconds) {
  return (count / seconds).toFixed(1)
}

export function grouped(values, keyOf) {
  const groups = new Map()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    group ? group.push(value) : groups.set(key, [value])
  }
  return groups
}
