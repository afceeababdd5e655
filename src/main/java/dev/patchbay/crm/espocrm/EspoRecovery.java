package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Action.AddNote;
import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateDeal;
import dev.patchbay.crm.Action.CreateLead;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.CreateTask;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Recovery.Happened;
import dev.patchbay.crm.Recovery.NeverHappened;
import dev.patchbay.crm.Recovery.Undecidable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out what became of a command: by the hub's mark where the custom field exists, else by what
 * was created since.
 */
final class EspoRecovery {

  /** By how much EspoCRM's clock may be behind or ahead of ours. */
  private static final Duration CLOCK_MARGIN = Duration.ofMinutes(2);

  private final EspoConfig config;
  private final EspoCalls calls;

  EspoRecovery(EspoConfig config, EspoCalls calls) {
    this.config = config;
    this.calls = calls;
  }

  Recovery recover(Command command, Instant intendedAt) {
    if (command.action().repeatable()) {
      return new NeverHappened();
    }
    EspoType type = EspoType.of(command.action().makes());
    if (command.action() instanceof AddNote note) {
      return byStream(command, note, intendedAt);
    }
    return hasMarker(type) ? byMarker(command, type) : byTraces(command, type, intendedAt);
  }

  private boolean hasMarker(EspoType type) {
    return calls.fields(type).has(EspoFields.MARKER);
  }

  private Recovery byMarker(Command command, EspoType type) {
    var marked =
        calls.list(type, "name,createdAt", Where.equal(EspoFields.MARKER, command.marker()));
    return marked.isEmpty() ? new NeverHappened() : happened(type, marked.getLast());
  }

  private Recovery byStream(Command command, AddNote note, Instant intendedAt) {
    var on = EspoFields.existing(note.on());
    var posts = calls.posts(EspoType.of(on.kind()), on.id());
    for (EspoRecord post : posts) {
      if (EspoNote.isMarked(post.post(), command)) {
        return happened(EspoType.NOTE, post);
      }
    }
    boolean sawAll =
        posts.size() < EspoCalls.MAX_POSTS
            || posts.getLast().created() != null
                && posts.getLast().created().isBefore(intendedAt.minus(CLOCK_MARGIN));
    return sawAll
        ? new NeverHappened()
        : new Undecidable("the record has too many posts to look through");
  }

  private Recovery byTraces(Command command, EspoType type, Instant intendedAt) {
    List<Where> where = new ArrayList<>(likeness(command));
    where.add(Where.after("createdAt", EspoTime.format(intendedAt.minus(CLOCK_MARGIN))));
    var since = calls.list(type, "name,createdAt,createdById", where.toArray(Where[]::new));
    if (since.isEmpty()) {
      return new NeverHappened();
    }
    EspoRecord only = since.getFirst();
    return since.size() == 1 && isOurs(only, intendedAt)
        ? happened(type, only)
        : new Undecidable(
            type.entity()
                + " has records like this one from the time in question, and no field "
                + EspoFields.MARKER
                + " to tell them apart");
  }

  private boolean isOurs(EspoRecord row, Instant intendedAt) {
    boolean afterIntent =
        row.created() != null
            && !row.created().isBefore(intendedAt.truncatedTo(ChronoUnit.SECONDS));
    return afterIntent && (config.user().isEmpty() || config.user().equals(row.createdById()));
  }

  private static List<Where> likeness(Command command) {
    return switch (command.action()) {
      case CreateOrganization a -> List.of(Where.equal("name", EspoName.cut(a.name(), 249)));
      case CreateContact a -> person(a.name(), a.phone(), a.email());
      case CreateLead a -> person(a.name(), a.phone(), a.email());
      case CreateDeal a -> List.of(Where.equal("name", EspoName.cut(a.title(), 255)));
      case CreateTask a ->
          a.on().isEmpty()
              ? List.of(Where.equal("name", EspoName.cut(a.subject(), 255)))
              : List.of(
                  Where.equal("name", EspoName.cut(a.subject(), 255)),
                  Where.equal("parentId", EspoFields.existing(a.on().getFirst()).id()));
      case AddNote _, UpdateNote _, UpdateTask _ ->
          throw new IllegalArgumentException("notes and updates are told in other ways");
    };
  }

  private static List<Where> person(String name, String phone, String email) {
    return List.of(
        phone == null && email == null
            ? Where.equal("lastName", EspoName.of(name, null, null).last())
            : ClientWhere.of(phone, email));
  }

  private Happened happened(EspoType type, EspoRecord row) {
    return new Happened(type.ref(config.site(), row.id()));
  }
}
