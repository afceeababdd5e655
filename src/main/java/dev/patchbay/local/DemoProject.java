package dev.patchbay.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;

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
    var newKey = api.send("POST", PATH + "/form-key", "").path("formKey").asText();
    state.keepFormKey(newKey);
    var newToken = api.send("POST", PATH + "/ingest-token", "").path("ingestToken").asText();
    state.keepIngestToken(newToken);
    return new Keys(newToken, newKey);
  }

  /** The demo's secrets in plain text. */
  record Keys(String ingestToken, String formKey) {}
}
