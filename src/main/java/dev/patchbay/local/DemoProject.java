package dev.patchbay.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.List;

/** A project to play with: two employees, a senior manager, the hub's own CRM. */
@Singleton
@IfBuildProfile("dev")
final class DemoProject {
  static final String ID = "demo";

  private static final String PATH = "/v1/projects/" + ID;
  private static final String PROJECT =
      """
      {"name": "Demo",
       "settings": {
         "country": "UA",
         "zone": "Europe/Kyiv",
         "ownNumbers": ["+380440000001", "+380440000002"],
         "blockedNumbers": ["+380500000009"],
         "forms": {"allowedOrigins": ["http://localhost:8080", "http://127.0.0.1:8080",
                                      "http://localhost:8081", "https://shop.example"]}
       }}
      """;
  private static final String EMPLOYEES =
      """
      {"employees": [
        {"id": "olena", "name": "Olena Kovalenko", "email": "olena@example.com", "crmUser": "olena",
         "extensions": ["101"], "externalIds": ["5001"]},
        {"id": "taras", "name": "Taras Bondar", "email": "taras@example.com", "crmUser": "taras",
         "extensions": ["102"], "externalIds": ["5002"]},
        {"id": "iryna", "name": "Iryna Melnyk", "email": "iryna@example.com", "crmUser": "iryna",
         "extensions": ["100"], "externalIds": ["5000"]}
      ]}
      """;

  private static final String STAGES =
      """
      {"deals": [
        {"id": "scheduled", "name": "scheduled", "meaning": "open"},
        {"id": "sms_confirmation_sent", "name": "sms_confirmation_sent", "meaning": "open"},
        {"id": "in_progress", "name": "in_progress", "meaning": "open"},
        {"id": "confirmed", "name": "confirmed", "meaning": "open"},
        {"id": "missed", "name": "missed", "meaning": "open"},
        {"id": "finished", "name": "finished", "meaning": "won"},
        {"id": "cancelled_by_sms", "name": "cancelled_by_sms", "meaning": "lost"},
        {"id": "cancelled", "name": "cancelled", "meaning": "lost"}
      ]}
      """;

  /** What is left out is not counted. */
  private static final String FILING =
      """
      {"statuses": [
        {"id": "deal::scheduled", "group": "in-work"},
        {"id": "deal::sms_confirmation_sent", "group": "in-work"},
        {"id": "deal::in_progress", "group": "in-work"},
        {"id": "deal::finished", "group": "paid"},
        {"id": "deal::cancelled_by_sms", "group": "cancelled"},
        {"id": "deal::cancelled", "group": "cancelled"},
        {"id": "lead::new", "group": "in-work"},
        {"id": "lead::in-work", "group": "in-work"},
        {"id": "lead::converted", "group": "paid"},
        {"id": "lead::closed", "group": "cancelled"}
      ]}
      """;

  private static final List<String> DEALS =
      List.of(
          deal("Roof inspection", "confirmed", 300, "olena", "+380671110001"),
          deal("Window repair", "missed", 1_200, "taras", "+380671110002"),
          deal("Boiler service", "scheduled", 2_500, "olena", "+380671110003"),
          deal("Tiling", "in_progress", 18_000, "taras", "+380671110004"),
          deal("Kitchen", "finished", 64_000, "olena", "+380671110005"),
          deal("Bathroom", "finished", 41_500, "taras", "+380671110006"),
          deal("Fence", "cancelled_by_sms", 9_000, "olena", "+380671110007"));

  private final LocalApi api;
  private final LocalState state;

  DemoProject(LocalApi api, LocalState state) {
    this.api = api;
    this.state = state;
  }

  /**
   * Creates it unless it is there. The token is made last: while there is none, the rest may be
   * missing.
   *
   * @return what machines and sites prove themselves with
   */
  Keys ensure() {
    var token = state.ingestToken();
    var key = state.formKey();
    if (token.isPresent() && key.isPresent() && api.exists(PATH)) {
      return new Keys(token.get(), key.get());
    }
    api.send("PUT", PATH, PROJECT);
    api.send("PUT", PATH + "/employees", EMPLOYEES);
    api.send("PATCH", PATH + "/settings", "{\"seniorManager\": \"iryna\"}");
    api.send("PUT", PATH + "/integration", "{\"kind\": \"builtin\", \"credentials\": {}}");
    fillTheCrm();
    var newKey = api.send("POST", PATH + "/form-key", "").path("formKey").asText();
    state.keepFormKey(newKey);
    var newToken = api.send("POST", PATH + "/ingest-token", "").path("ingestToken").asText();
    state.keepIngestToken(newToken);
    return new Keys(newToken, newKey);
  }

  /** Deals in stages of the project's own, filed in groups. */
  private void fillTheCrm() {
    api.send("PUT", PATH + "/crm-stages", STAGES);
    api.send("POST", PATH + "/status-groups/refresh", "");
    api.send("PUT", PATH + "/status-groups", FILING);
    if (api.get(PATH + "/crm/deals").path("records").isEmpty()) {
      DEALS.forEach(deal -> api.send("POST", PATH + "/crm/deals", deal));
    }
    api.send("POST", PATH + "/sync", "{\"kind\": \"full\"}");
  }

  private static String deal(String title, String stage, int amount, String owner, String phone) {
    return """
        {"title": "%s", "status": "%s", "amount": %d, "currency": "UAH", "owner": "%s", "phone": "%s"}
        """
        .formatted(title, stage, amount, owner, phone);
  }

  /** The demo's secrets in plain text. */
  record Keys(String ingestToken, String formKey) {}
}
