package dev.patchbay.intake.telephony.connect;

import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.telephony.SourceCredentialsListener;
import dev.patchbay.store.Document;
import dev.patchbay.store.Document.Key;
import dev.patchbay.store.Json;
import dev.patchbay.store.Table;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whose events an instance of Amazon Connect sends: nothing in an event names a project. An
 * instance belongs to whoever claimed it first, until he gives it back.
 */
@Singleton
public class ConnectInstances implements SourceCredentialsListener {

  static final String FIELD = "instanceArn";

  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]{0,20}:connect:[a-z0-9-]{3,30}:\\d{12}:instance/[\\w-]{1,64}");

  private final Table table;
  private final Json json;

  @Inject
  public ConnectInstances(Table table, Json json) {
    this.table = table;
    this.json = json;
  }

  static boolean isArn(String text) {
    return ARN.matcher(text).matches();
  }

  /** The project that claimed the instance. */
  public Optional<String> project(String arn) {
    return arn == null ? Optional.empty() : claim(arn).map(this::owner);
  }

  @Override
  public List<FieldError> saving(String project, String source, Map<String, String> values) {
    if (!source.equals(AmazonConnectSource.NAME)) {
      return List.of();
    }
    String arn = values.get(FIELD) == null ? "" : values.get(FIELD).strip();
    if (!arn.isEmpty() && !claimed(arn, project)) {
      return List.of(new FieldError(FIELD, "belongs to another project already"));
    }
    // The new claim comes first: a crash in between leaves one too many, never none.
    released(project, arn);
    if (!arn.isEmpty()) {
      table.put(Document.of(claimOf(project), json.write(new Claim(project, arn))));
    }
    return List.of();
  }

  @Override
  public void forgotten(String project, String source) {
    if (source.equals(AmazonConnectSource.NAME)) {
      released(project, "");
    }
  }

  private boolean claimed(String arn, String project) {
    var mine = Document.of(instance(arn), json.write(new Claim(project, arn)));
    return table.create(mine).isPresent()
        || claim(arn).map(this::owner).filter(project::equals).isPresent();
  }

  /** Gives back what the project had, unless it is the one that it keeps. */
  private void released(String project, String kept) {
    table
        .get(claimOf(project))
        .map(document -> json.read(document.body(), Claim.class).instance())
        .filter(arn -> !arn.equals(kept))
        .flatMap(this::claim)
        .filter(document -> owner(document).equals(project))
        .ifPresent(table::delete);
    if (kept.isEmpty()) {
      table.delete(claimOf(project));
    }
  }

  private Optional<Document> claim(String arn) {
    return table.get(instance(arn));
  }

  private String owner(Document claim) {
    return json.read(claim.body(), Claim.class).project();
  }

  private static Key instance(String arn) {
    return new Key("CONNECT-INSTANCE#" + arn, "CLAIM");
  }

  private static Key claimOf(String project) {
    return new Key("P#" + project + "#CONNECT", "CLAIM");
  }

  record Claim(String project, String instance) {}
}
