package dev.patchbay.delivery;

import java.time.Instant;

/** What working on one interaction led to. */
sealed interface Progress {

  /** Nothing is left to do until something new happens. */
  record Finished() implements Progress {}

  /** Something may happen by itself, such as the end of a call; the client's other work goes on. */
  record Waiting(Instant until) implements Progress {}

  /** No CRM takes work: the client's other work is held just the same, or needs no CRM. */
  record Held(Instant until) implements Progress {}

  /** Must go on later, and before any later work of this client. */
  record Blocked(Instant until) implements Progress {}
}
