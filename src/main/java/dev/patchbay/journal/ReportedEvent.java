package dev.patchbay.journal;

import dev.patchbay.intake.interaction.InteractionEvent;
import java.time.Instant;

/** An event of the interaction and when it came in. */
public record ReportedEvent(InteractionEvent event, Instant receivedAt) {}
