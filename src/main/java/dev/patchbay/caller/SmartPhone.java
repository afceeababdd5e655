package dev.patchbay.caller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.caller.KnownClient.Known;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Project;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ringostat Smart Phone's contact book: one contact with the links that its caller card shows.
 * Needs the Auth-key and the project id that the project gave the source {@code ringostat}.
 */
@Singleton
public class SmartPhone {

  private static final String AUTH_KEY = "authKey";
  private static final String PROJECT_ID = "projectId";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String address;

  @Inject
  public SmartPhone(
      @ConfigProperty(name = "patchbay.ringostat.url", defaultValue = "https://api.ringostat.net")
          String address) {
    this.address = address.replaceFirst("/+$", "");
  }

  /** How it ended. */
  sealed interface Sent {
    record Taken() implements Sent {}

    /** The same again would be refused again. */
    record Refused(String reason) implements Sent {}

    record Failed(String reason) implements Sent {}
  }

  static boolean configured(Map<String, String> keys) {
    return filled(keys.get(AUTH_KEY)) && filled(keys.get(PROJECT_ID));
  }

  /**
   * @param phone E.164
   */
  Sent send(Project project, String phone, KnownClient client, Map<String, String> keys) {
    if (client.contact() == null && client.lead() == null) {
      return new Sent.Refused("it has neither contact nor lead");
    }
    try {
      int status = post(body(project, phone, client, keys.get(PROJECT_ID).strip()), keys);
      if (status / 100 == 2) {
        return new Sent.Taken();
      }
      boolean passing = status == 401 || status == 403 || status == 429 || status >= 500;
      return passing
          ? new Sent.Failed("it answered " + status)
          : new Sent.Refused("it answered " + status);
    } catch (IOException e) {
      return new Sent.Failed(e.getClass().getSimpleName());
    }
  }

  private int post(String body, Map<String, String> keys) throws IOException {
    var url = URI.create(address + "/minicrm/contacts/sync").toURL();
    var connection = (HttpURLConnection) url.openConnection();
    try {
      connection.setConnectTimeout((int) PATIENCE.toMillis());
      connection.setReadTimeout((int) PATIENCE.toMillis());
      connection.setInstanceFollowRedirects(false);
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("auth-key", keys.get(AUTH_KEY).strip());
      connection.setRequestProperty("x-project-id", keys.get(PROJECT_ID).strip());
      try (OutputStream out = connection.getOutputStream()) {
        out.write(body.getBytes(StandardCharsets.UTF_8));
      }
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  /** Ringostat wants every field to be there, also where it is null. */
  private static String body(
      Project project, String phone, KnownClient client, String ringostatProject) {
    Optional<Employee> employee =
        client.owned().flatMap(owned -> project.employeeByCrmUser(owned.owner()));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode contact = body.putArray("contacts").addObject();
    contact.put("projectId", Long.parseLong(ringostatProject));
    contact.put("fullName", filled(client.name()) ? client.name() : phone);
    contact.put("origin", project.integration().kind());
    contact.put("externalId", id(client.contact()));
    contact.put("leadId", id(client.lead()));
    contact.put("responsible", employee.map(Employee::name).orElse(""));
    contact.put("staffId", employee.flatMap(SmartPhone::staffId).orElse(null));
    contact.put("contactLink", link(client.contact()));
    contact.put("leadLink", link(client.lead()));
    contact.put("dealLink", link(client.deal()));
    contact.putNull("googleClientId");
    ObjectNode direction = contact.putArray("contactDirections").addObject();
    boolean mail = phone.startsWith("mail:");
    direction.put("type", mail ? "email" : "phone");
    direction.put("name", mail ? "E-mail" : "Phone");
    direction.put("value", mail ? phone.substring("mail:".length()) : phone);
    contact.putNull("organizations");
    return body.toString();
  }

  private static Optional<String> staffId(Employee employee) {
    return employee.externalIds().stream().findFirst();
  }

  private static String id(Known known) {
    return known == null ? null : known.ref().id();
  }

  private static String link(Known known) {
    return known == null ? null : known.ref().url();
  }

  private static boolean filled(String text) {
    return text != null && !text.isBlank();
  }
}
