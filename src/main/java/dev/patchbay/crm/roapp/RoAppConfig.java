package dev.patchbay.crm.roapp;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import dev.patchbay.crm.CrmMetadata.Limit;
import dev.patchbay.crm.CrmMetadata.StandardField;
import dev.patchbay.crm.CrmMetadata.Unit;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of one connected RO App account: the connect form, and what was learned when it was
 * connected.
 */
record RoAppConfig(
    String base,
    String apiKey,
    String branch,
    String orderType,
    String inquiryType,
    String closedOrders,
    String closedInquiries,
    String links,
    String currency,
    String webhookSecret,
    Statuses orders,
    Statuses inquiries) {

  static final String API_KEY = "apiKey";
  static final String BRANCH = "branchId";
  static final String ORDER_TYPE = "orderTypeId";
  static final String INQUIRY_TYPE = "leadTypeId";
  static final String CLOSED_ORDERS = "closedOrderStatuses";
  static final String CLOSED_INQUIRIES = "closedLeadStatuses";
  static final String LINKS = "linkTemplate";
  static final String CURRENCY = "currency";
  static final String WEBHOOK_SECRET = "webhookSecret";
  static final String BASE_URL = "baseUrl";
  static final String ORDER_MEANINGS = "orderStatusMeanings";
  static final String INQUIRY_MEANINGS = "leadStatusMeanings";

  private static final String HOST = "https://api.roapp.io";
  private static final String PAGES = "https://web.roapp.io/{page}/table/{id}";
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");
  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
  private static final Pattern LINK = Pattern.compile("https://[!-~]+");

  private static final Limit THREE_A_SECOND = new Limit(Unit.REQUESTS, 3, Duration.ofSeconds(1));

  static final CrmMetadata METADATA =
      new CrmMetadata(
          "roapp",
          "RO App (RemOnline)",
          List.of(
              new Field(
                  API_KEY,
                  "API key",
                  "Settings > API. Switch off RO App's own creation of inquiries from calls, or"
                      + " there will be two of each.",
                  FieldType.TEXT,
                  true,
                  true),
              number(BRANCH, "Location", "The location of new inquiries and orders"),
              number(ORDER_TYPE, "Order type", "The type of new orders"),
              number(INQUIRY_TYPE, "Inquiry type", "The type of new inquiries"),
              closed(CLOSED_ORDERS, "Closed order statuses", "an order"),
              closed(CLOSED_INQUIRIES, "Closed inquiry statuses", "an inquiry"),
              new Field(
                  LINKS,
                  "Links to records",
                  "An https address with {id}, and {page} for clients, leads or orders. "
                      + PAGES
                      + " when empty.",
                  FieldType.TEXT,
                  false,
                  false),
              new Field(
                  CURRENCY,
                  "Currency",
                  "In which orders are counted, as three letters: UAH. RO App does not tell it.",
                  FieldType.TEXT,
                  false,
                  false),
              new Field(
                  WEBHOOK_SECRET,
                  "Webhook secret",
                  "Only where you add the hub's webhook under Settings > API: the secret that is"
                      + " shown there.",
                  FieldType.TEXT,
                  false,
                  true),
              new Field(
                  BASE_URL,
                  "API address",
                  "Only where the API is reached through a proxy. Otherwise leave it empty.",
                  FieldType.URL,
                  false,
                  false)),
          Set.of(
              Capability.CONTACTS,
              Capability.ORGANIZATIONS,
              Capability.LEADS,
              Capability.DEALS,
              Capability.NOTES,
              Capability.WRITE_OWNER,
              Capability.WRITE_STATUS,
              Capability.CHANGES,
              Capability.LEAD_WITH_DEAL,
              Capability.LEAD_ALONE),
          List.of(THREE_A_SECOND),
          Duration.ofMinutes(1),
          List.of(
              new StandardField("firstName", RecordKind.CONTACT, "first_name", "First name"),
              new StandardField("lastName", RecordKind.CONTACT, "last_name", "Last name"),
              new StandardField("organization", RecordKind.ORGANIZATION, "name", "Name"),
              new StandardField("phone", RecordKind.CONTACT, "phones", "Phones"),
              new StandardField("email", RecordKind.CONTACT, "email", "E-mail")));

  static RoAppConfig of(Account account) {
    String base = account.field(BASE_URL).strip().replaceFirst("/+$", "");
    String links = account.field(LINKS).strip();
    return new RoAppConfig(
        base.isEmpty() ? HOST : base,
        account.field(API_KEY).strip(),
        account.field(BRANCH).strip(),
        account.field(ORDER_TYPE).strip(),
        account.field(INQUIRY_TYPE).strip(),
        account.field(CLOSED_ORDERS),
        account.field(CLOSED_INQUIRIES),
        links.isEmpty() ? PAGES : links,
        currency(account.field(CURRENCY)),
        account.field(WEBHOOK_SECRET).strip(),
        Statuses.parse(account.field(ORDER_MEANINGS)),
        Statuses.parse(account.field(INQUIRY_MEANINGS)));
  }

  /** Null for none, or for what is no currency. */
  private static String currency(String typed) {
    String code = typed.strip().toUpperCase(Locale.ROOT);
    return CODE.matcher(code).matches() ? code : null;
  }

  /**
   * The value of the header.
   *
   * @throws dev.patchbay.crm.CrmStop refused, where it cannot be sent
   */
  String authorization() {
    if (!PRINTABLE.matcher(apiKey).matches()) {
      throw Ids.refused(API_KEY + ": missing, or holds what no key holds");
    }
    return "Bearer " + apiKey;
  }

  boolean linksAreUsable() {
    return LINK.matcher(links).matches() && links.contains("{id}");
  }

  /** A note is named by its marker, and has no page of its own. */
  RecordRef ref(RecordKind kind, String id) {
    String page =
        switch (kind) {
          case CONTACT, ORGANIZATION -> "clients";
          case LEAD -> "leads";
          case DEAL -> "orders";
          case TASK, NOTE -> null;
        };
    String url =
        page == null || !linksAreUsable()
            ? null
            : links.replace("{page}", page).replace("{id}", id);
    return new RecordRef(kind, id, url);
  }

  private static Field number(String name, String label, String help) {
    return new Field(
        name,
        label,
        help + ": its id. May be empty where the account has one only.",
        FieldType.NUMBER,
        false,
        false);
  }

  private static Field closed(String name, String label, String what) {
    return new Field(
        name,
        label,
        "In which "
            + what
            + " is no longer worked on: ids of statuses, or of their groups as g6, with commas"
            + " between. When empty it is told by the groups; connecting says how.",
        FieldType.TEXT,
        false,
        false);
  }

  @Override
  public String toString() {
    return "RoAppConfig[" + base + "]";
  }
}
