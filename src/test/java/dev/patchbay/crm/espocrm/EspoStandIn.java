package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The stand-in for EspoCRM as a server to try the hub with, on this machine only. It is the one
 * that the connector's tests use, with the users of the demo project and some deals.
 *
 * <p>Arguments: the port and the number of deals.
 */
final class EspoStandIn {

  private static final List<String> STAGES =
      List.of("Prospecting", "Negotiation", "Negotiation", "Closed Won", "Closed Lost");

  private EspoStandIn() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    int deals = Integer.parseInt(arguments[1]);
    EspoServer server = new EspoServer(port);
    fill(server.site().rows(), deals);
    System.out.printf(
        "EspoCRM's stand-in listens; url http://localhost:%d/crm, API key %s, %d deals%n",
        port, EspoServer.KEY, deals);
    System.out.flush();
    Thread.currentThread().join();
  }

  private static void fill(EspoRows rows, int deals) {
    List<String> users =
        List.of(
            user(rows, "Olena Kovalenko", "olena@example.com"),
            user(rows, "Taras Bondar", "taras@example.com"),
            user(rows, "Iryna Melnyk", "iryna@example.com"));
    Instant now = Instant.now();
    for (int i = 0; i < deals; i++) {
      String created = EspoTime.format(now.minus(i % 80, ChronoUnit.DAYS));
      ObjectNode contact = row().put("lastName", "Client " + i).put("createdAt", created);
      contact.set(
          "phoneNumberData", EspoRows.phoneData(List.of("+38067%07d".formatted(2_000_000 + i))));
      String client = rows.add("Contact", contact).get("id").asText();
      ObjectNode deal =
          row()
              .put("name", "Deal " + i)
              .put("stage", STAGES.get(i % STAGES.size()))
              .put("amount", 100 + i)
              .put("amountCurrency", "UAH")
              .put("assignedUserId", users.get(i % users.size()))
              .put("createdAt", created);
      deal.putArray("contactsIds").add(client);
      rows.add("Opportunity", deal);
    }
  }

  private static String user(EspoRows rows, String name, String email) {
    ObjectNode user = row().put("name", name).put("emailAddress", email);
    return rows.add("User", user.put("type", "regular").put("isActive", true)).get("id").asText();
  }

  private static ObjectNode row() {
    return JsonNodeFactory.instance.objectNode();
  }
}
