package dev.patchbay.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.patchbay.local.SampleEvents.Played;
import java.io.PrintStream;

/** Tells a person at the console what became of an event, and what to try next. */
final class Narrator {
  private final PrintStream out;

  Narrator(PrintStream out) {
    this.out = out;
  }

  /** What came in, what was decided, what was made. */
  void tell(Played played) {
    out.printf("%n%s%n", played.name());
    out.printf("  in       %s -> %d%n", played.request().path(), played.answer().status());
    var entry = played.entry();
    if (entry.isMissingNode()) {
      out.printf("           %s%n", played.answer().text().strip());
      return;
    }
    out.printf(
        "  decided  %s, client %s%s%n",
        entry.path("state").asText(), masked(entry.path("client").asText()), reason(entry));
    entry.path("steps").forEach(this::tellStep);
  }

  private void tellStep(JsonNode step) {
    var ref = step.path("ref");
    out.printf(
        "  made     %s (%s): %s%s%n",
        step.path("action").asText(step.path("key").asText()),
        step.path("rule").asText(),
        step.path("outcome").asText(),
        ref.isObject() ? ", %s %s".formatted(ref.path("kind").asText(), link(ref)) : "");
  }

  private static String link(JsonNode ref) {
    return ref.path("url").isTextual() ? ref.path("url").asText() : ref.path("id").asText();
  }

  private static String reason(JsonNode entry) {
    return entry.path("reason").isTextual() ? ": " + entry.path("reason").asText() : "";
  }

  private static String masked(String client) {
    return client.length() > 4 ? "…" + client.substring(client.length() - 4) : client;
  }

  void invite(DemoProject.Keys keys, String adminToken, int port) {
    out.printf(
        """

        Patchbay listens on http://localhost:%3$d. Try:

        curl -i http://localhost:%3$d/v1/projects/demo/calls/ringostat \\
          -H 'Authorization: Bearer %1$s' -H 'Content-Type: application/json' \\
          -d '{"uniqueid": "try-1", "call_type": "in", "caller": "380501234567", "dst": "380440000001", "disposition": "ANSWERED", "billsec": "42", "calldate": "2026-01-05 12:00:00"}'

        # a form of a site; or open http://localhost:%3$d/local/form in a browser
        curl -i http://localhost:%3$d/v1/projects/demo/forms -H 'Origin: https://shop.example' \\
          -d name=Maria -d phone=0501234567 -d 'message=When do you open?'
        # a lead of a script that was written for Roistat
        curl -G http://localhost:%3$d/api/proxy/1.0/leads/add -d key=%4$s -d name=Maria -d phone=0501234567 -d sync=1

        TOKEN='%2$s'
        curl http://localhost:%3$d/v1/projects/demo/journal -H "Authorization: Bearer $TOKEN"
        curl http://localhost:%3$d/v1/projects/demo/crm/contacts -H "Authorization: Bearer $TOKEN"

        Tokens, routes and endpoints for scripts: curl http://localhost:%3$d/local
        Start with -Dpatchbay.local.wipe=true to forget everything.

        """,
        keys.ingestToken(), adminToken, port, keys.formKey());
  }

  void complain(String sentence) {
    out.printf("%n%s%n%n", sentence);
  }
}
