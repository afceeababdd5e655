package dev.patchbay.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What scripts and people need to know of the local run: {@code GET /local}. */
@Singleton
@IfBuildProfile("dev")
class LocalInfo {
  private final Gateway gateway;
  private final LocalTokens tokens;
  private final LocalState state;
  private final LocalConfig config;
  private final ObjectMapper json;
  private final String dynamoEndpoint;
  private final String sqsEndpoint;
  private volatile Map<String, String> queues = Map.of();

  LocalInfo(
      Gateway gateway,
      LocalTokens tokens,
      LocalState state,
      LocalConfig config,
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.dynamodb.endpoint-override") String dynamoEndpoint,
      @ConfigProperty(name = "quarkus.sqs.endpoint-override") String sqsEndpoint) {
    this.gateway = gateway;
    this.tokens = tokens;
    this.state = state;
    this.config = config;
    this.json = json;
    this.dynamoEndpoint = dynamoEndpoint;
    this.sqsEndpoint = sqsEndpoint;
  }

  /**
   * @param urls by logical id
   */
  void queues(Map<String, String> urls) {
    queues = Map.copyOf(urls);
  }

  /** With tokens of this moment: those of before a change of CRM have ended with it. */
  ObjectNode describe() {
    var info = json.createObjectNode();
    info.put("project", DemoProject.ID);
    info.put("ingestToken", state.ingestToken().orElse(null));
    info.put("formKey", state.formKey().orElse(null));
    var bearers = info.putObject("tokens");
    bearers.put("operator", tokens.issue("operator@localhost", "operator"));
    for (var role : new String[] {"super-admin", "admin", "manager"}) {
      bearers.put(role, tokens.issue(role + "@localhost", DemoProject.ID + ":" + role));
    }
    var routes = info.putArray("routes");
    gateway
        .routes()
        .forEach(
            route ->
                routes
                    .addObject()
                    .put("method", route.method())
                    .put("path", route.path())
                    .put("function", route.function())
                    .put("authorizer", route.open() ? "NONE" : "JWT"));
    info.putObject("dynamodb").put("endpoint", dynamoEndpoint).put("table", config.table());
    info.putObject("sqs").put("endpoint", sqsEndpoint).set("queues", json.valueToTree(queues));
    return info;
  }
}
