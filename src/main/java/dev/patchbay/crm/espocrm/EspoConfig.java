package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import dev.patchbay.crm.CrmMetadata.StandardField;
import dev.patchbay.crm.RecordKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The settings of one connected EspoCRM.
 *
 * @param site the address at which people open it, without a slash at the end
 * @param user the id of the API user, or empty when not learned yet
 * @param closedStages stages of an opportunity that is won or lost
 * @param wonStages those of them that are won
 * @param closedStatuses statuses of a lead that is no longer worked on, {@code Converted} included
 */
record EspoConfig(
    String site,
    String apiKey,
    String user,
    Set<String> closedStages,
    Set<String> wonStages,
    Set<String> closedStatuses) {

  static final String CONVERTED = "Converted";
  static final String USER = "apiUserId";
  static final String CLOSED_STAGES = "closedStages";
  static final String WON_STAGES = "wonStages";
  static final String CLOSED_STATUSES = "closedStatuses";

  static final CrmMetadata METADATA =
      new CrmMetadata(
          "espocrm",
          "EspoCRM",
          List.of(
              new Field(
                  "url",
                  "Address",
                  "The address at which you open EspoCRM, such as https://crm.example.com",
                  FieldType.URL,
                  true,
                  false),
              new Field(
                  "apiKey",
                  "API key",
                  "Of an API user: Administration, API Users, authentication method API Key",
                  FieldType.TEXT,
                  true,
                  true)),
          EnumSet.complementOf(
              EnumSet.of(Capability.BATCH, Capability.LEAD_WITH_DEAL, Capability.LEAD_ALONE)),
          List.of(),
          Duration.ZERO,
          List.of(
              new StandardField("firstName", RecordKind.CONTACT, "firstName", "First Name"),
              new StandardField("lastName", RecordKind.CONTACT, "lastName", "Last Name"),
              new StandardField("organization", RecordKind.ORGANIZATION, "name", "Name"),
              new StandardField("phone", RecordKind.CONTACT, "phoneNumber", "Phone"),
              new StandardField("email", RecordKind.CONTACT, "emailAddress", "Email")));

  static EspoConfig of(Account account) {
    return new EspoConfig(
        account.field("url").strip().replaceFirst("/*(#.*|api/v1/*)?$", ""),
        account.field("apiKey").strip(),
        account.field(USER),
        names(account.field(CLOSED_STAGES), Set.of("Closed Won", "Closed Lost")),
        names(account.field(WON_STAGES), Set.of("Closed Won")),
        names(account.field(CLOSED_STATUSES), Set.of(CONVERTED, "Recycled", "Dead")));
  }

  private static Set<String> names(String lines, Set<String> byDefault) {
    return lines.isEmpty() ? byDefault : Set.copyOf(List.of(lines.split("\n")));
  }

  @Override
  public String toString() {
    return "EspoConfig[" + site + "]";
  }
}
