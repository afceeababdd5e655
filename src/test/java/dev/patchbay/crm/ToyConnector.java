package dev.patchbay.crm;

import dev.patchbay.crm.CrmMetadata.Field;
import dev.patchbay.crm.CrmMetadata.FieldType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CRM with a form and nothing in it: it knows the token {@code good} and asks nobody. */
final class ToyConnector implements CrmConnector {

  private static final List<Field> FIELDS =
      List.of(
          new Field("url", "Address", "Where it is.", FieldType.URL, true, false),
          new Field("token", "Token", "From the settings.", FieldType.TEXT, true, true),
          new Field("pipeline", "Pipeline", "A number.", FieldType.NUMBER, false, false));

  private final String kind;

  ToyConnector(String kind) {
    this.kind = kind;
  }

  @Override
  public CrmMetadata metadata() {
    return new CrmMetadata(kind, "Toy", FIELDS, Set.of(), List.of(), Duration.ofSeconds(3));
  }

  @Override
  public Crm open(Account account, CrmCalls calls) {
    return new ToyCrm(account, calls);
  }

  private record ToyCrm(Account account, CrmCalls calls) implements Crm {

    @Override
    public Connected connect() {
      try {
        return calls.read("GET me", CrmCalls.Cost.ONE, this::answer);
      } catch (CrmStop stop) {
        return new Connected.Failed((Failure) stop.outcome());
      }
    }

    @Override
    public Lookup find(ClientQuery client) {
      return connect() instanceof Connected.Failed(Failure failure)
          ? new Lookup.Failed(failure)
          : new Lookup.Known(ClientRecords.NONE);
    }

    @Override
    public List<Outcome> perform(List<Command> batch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Recovery recover(Command command, Instant intendedAt) {
      throw new UnsupportedOperationException();
    }

    private Connected answer() {
      if (!account.field("token").startsWith("good")) {
        throw new CrmStop(new Failure.Unauthorized("the token is not known"));
      }
      return new Connected.Ready(
          account.field("url"),
          List.of(new Connected.CrmUser("7", "Ivan", null)),
          List.of("slow"),
          Map.of("seat", "7", "url", "https://elsewhere.example.com"));
    }
  }
}
