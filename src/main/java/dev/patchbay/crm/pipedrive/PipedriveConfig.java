package dev.patchbay.crm.pipedrive;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.StandardField;
import dev.patchbay.crm.CrmMetadata.Unit;
import dev.patchbay.crm.RecordKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The connect form of Pipedrive and its budgets. */
final class PipedriveConfig {

  static final String API_TOKEN = "apiToken";
  static final String COMPANY_DOMAIN = "companyDomain";
  static final String BASE_URL = "baseUrl";
  static final String DAILY_TOKENS = "dailyTokens";

  /**
   * The search has the smallest burst window: 10 requests in 2 seconds per user, on every plan.
   * Each piece of work begins with a search, so all calls are kept to it.
   */
  private static final Limit BURST = new Limit(Unit.REQUESTS, 10, Duration.ofSeconds(2));

  /** One seat of the smallest plan. */
  private static final int SMALLEST_DAILY_BUDGET = 30_000;

  static final CrmMetadata METADATA =
      new CrmMetadata(
          "pipedrive",
          "Pipedrive",
          List.of(
              new Field(
                  API_TOKEN,
                  "API token",
                  "Personal preferences > API of a user who may see and add contacts, leads,"
                      + " activities and notes.",
                  FieldType.TEXT,
                  true,
                  true),
              new Field(
                  COMPANY_DOMAIN,
                  "Company domain",
                  "The first part of the address of your Pipedrive: acme in acme.pipedrive.com.",
                  FieldType.TEXT,
                  true,
                  false),
              new Field(
                  BASE_URL,
                  "API address",
                  "Only where the API is reached through a proxy. Otherwise leave it empty.",
                  FieldType.URL,
                  false,
                  false),
              new Field(
                  DAILY_TOKENS,
                  "Daily tokens",
                  "How much of the company's daily API budget the hub may use, from 100 to 999999999."
                      + " 30000 when empty.",
                  FieldType.NUMBER,
                  false,
                  false)),
          Set.of(
              Capability.CONTACTS,
              Capability.ORGANIZATIONS,
              Capability.LEADS,
              Capability.DEALS,
              Capability.TASKS,
              Capability.NOTES,
              Capability.WRITE_OWNER,
              Capability.WRITE_STATUS,
              Capability.CHANGES,
              Capability.REMOVE,
              Capability.WEBHOOKS),
          limits(SMALLEST_DAILY_BUDGET),
          Duration.ofMinutes(1),
          List.of(
              new StandardField("firstName", RecordKind.CONTACT, "name", "Name"),
              new StandardField("lastName", RecordKind.CONTACT, "name", "Name"),
              new StandardField("organization", RecordKind.ORGANIZATION, "name", "Name"),
              new StandardField("phone", RecordKind.CONTACT, "phones", "Phone"),
              new StandardField("email", RecordKind.CONTACT, "emails", "Email")));

  private PipedriveConfig() {}

  /** The budgets with the daily tokens of this account. */
  static List<Limit> limits(Account account) {
    String daily = account.field(DAILY_TOKENS).strip();
    return limits(daily.matches("[1-9]\\d{2,8}") ? Integer.parseInt(daily) : SMALLEST_DAILY_BUDGET);
  }

  private static List<Limit> limits(int dailyTokens) {
    return List.of(BURST, new Limit(Unit.TOKENS, dailyTokens, Duration.ofDays(1)));
  }
}
