package dev.patchbay.journal;

import dev.patchbay.intake.interaction.CallEvent;
import java.time.Instant;

/** An event of the interaction and when it came in. */
public record ReportedEvent(CallEvent event, Instant receivedAt) {}
