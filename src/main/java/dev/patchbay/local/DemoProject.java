package dev.patchbay.local;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;

/** A project to play with: two employees, a senior manager, the hub's own CRM. */
@Singleton
@IfBuildProfile("dev")
final class DemoProject {
  static final String ID = "demo";

  private static final String PATH = "/v1/projects/" + ID;

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
   * @return the token with which machines post its events
   */
  String ensure() {
    var known = state.ingestToken();
    if (known.isPresent() && api.exists(PATH)) {
      return known.get();
    }
    api.send(
        "PUT",
        PATH,
        """
        {"name": "Demo", "country": "UA", "zone": "Europe/Kyiv"}
        """);
    api.send(
        "PUT",
        PATH + "/employees",
        """
        {"employees": [
          {"id": "olena", "name": "Olena Kovalenko", "email": "olena@example.com", "crmUser": "olena",
           "extensions": ["101"], "sipAccounts": ["demo_olena"]},
          {"id": "taras", "name": "Taras Melnyk", "email": "taras@example.com", "crmUser": "taras",
           "extensions": ["102"], "sipAccounts": ["demo_taras"]},
          {"id": "iryna", "name": "Iryna Bondar", "email": "iryna@example.com", "crmUser": "iryna",
           "extensions": ["100"], "sipAccounts": ["demo_iryna"]}
        ]}
        """);
    api.send(
        "PATCH",
        PATH + "/settings",
        """
        {"seniorManager": "iryna"}
        """);
    api.send(
        "PUT",
        PATH + "/integration",
        """
        {"kind": "builtin", "fields": {}}
        """);
    var token = api.send("POST", PATH + "/ingest-token", "").path("token").asText();
    state.keepIngestToken(token);
    return token;
  }
}
