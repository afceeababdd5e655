package dev.patchbay.switching;

import dev.patchbay.crm.Account;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.ClientRecords;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Connected.CrmUser;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmCalls;
import dev.patchbay.crm.CrmConnector;
import dev.patchbay.crm.CrmMetadata;
import dev.patchbay.crm.CrmMetadata.Capability;
import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import dev.patchbay.crm.CrmMetadata.StandardField;
import dev.patchbay.crm.CrmSchema;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.crm.CrmSchema.Type;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A CRM that is connected with a token and has two users, and fields, one of them mandatory. */
final class SmallCrm implements CrmConnector {

  static final Set<Capability> WHOLE = EnumSet.allOf(Capability.class);
  static final Set<Capability> POOR =
      EnumSet.of(Capability.CONTACTS, Capability.DEALS, Capability.NOTES);

  private final String kind;
  private final Set<Capability> capabilities;
  private final Runnable asked;
  boolean refuses;

  /**
   * @param asked runs at every call
   */
  SmallCrm(String kind, Set<Capability> capabilities, Runnable asked) {
    this.kind = kind;
    this.capabilities = capabilities;
    this.asked = asked;
  }

  @Override
  public CrmMetadata metadata() {
    return new CrmMetadata(
        kind,
        kind.toUpperCase(Locale.ROOT),
        List.of(new Field("token", "Token", "", FieldType.TEXT, true, true)),
        capabilities,
        List.of(),
        Duration.ZERO,
        List.of(
            new StandardField("firstName", RecordKind.CONTACT, "first", "First name"),
            new StandardField("lastName", RecordKind.CONTACT, "last", "Last name"),
            new StandardField("organization", RecordKind.ORGANIZATION, "name", "Name")));
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    return new Opened(account);
  }

  private final class Opened implements Crm {

    private final Account account;

    Opened(Account account) {
      this.account = account;
    }

    @Override
    public Connected connect() {
      asked.run();
      if (refuses) {
        return new Connected.Failed(new Failure.Unauthorized("the token was revoked"));
      }
      return new Connected.Ready(
          kind + "/" + account.field("token"),
          List.of(
              new CrmUser(kind + "-1", "Olena", "olena@example.com"),
              new CrmUser(kind + "-2", "Petro", null)),
          List.of());
    }

    @Override
    public Described describe() {
      asked.run();
      return new Described.Known(
          new CrmSchema(
              Map.of(
                  RecordKind.CONTACT,
                      List.of(new CrmSchema.Field("site", "Site", Type.TEXT, false, List.of())),
                  RecordKind.DEAL,
                      List.of(
                          new CrmSchema.Field(
                              "branch",
                              "Branch",
                              Type.CHOICE,
                              true,
                              List.of(new Option("7", "North"))),
                          new CrmSchema.Field("note", "Note", Type.TEXT, false, List.of()))),
              List.of()));
    }

    @Override
    public Lookup find(ClientQuery client) {
      return new Lookup.Known(ClientRecords.NONE);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      throw new UnsupportedOperationException("nothing is delivered in these tests");
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      throw new UnsupportedOperationException("nothing is delivered in these tests");
    }
  }
}
