package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Dossier.Answer;
import dev.patchbay.crm.Dossier.Note;
import dev.patchbay.crm.Dossier.Task;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gathers a lead or opportunity with its contact, posts and tasks: five calls, rarely more. */
final class EspoDossier {

  /** As {@link EspoFields} writes them into the description. */
  private static final Pattern TAG = Pattern.compile("(?m)^(utm_\\w+): (.+)$");

  private static final Set<String> OVER = Set.of("Completed", "Canceled");

  private final EspoConfig config;
  private final EspoCalls calls;

  EspoDossier(EspoConfig config, EspoCalls calls) {
    this.config = config;
    this.calls = calls;
  }

  Answer gather(RecordRef ref) {
    EspoRecord row;
    try {
      row = calls.one(EspoType.of(ref.kind()), ref.id());
    } catch (CrmStop stop) {
      return EspoCalls.isGone(stop) ? new Answer.Gone() : failed(stop);
    }
    try {
      return new Answer.Known(dossier(ref, row));
    } catch (CrmStop stop) {
      return failed(stop);
    }
  }

  private static Answer failed(CrmStop stop) {
    return new Answer.Failed((Failure) stop.outcome());
  }

  private Dossier dossier(RecordRef ref, EspoRecord row) {
    EspoShown shown = new EspoChanges(config, calls).shown(ref.kind());
    EspoRecord client = client(ref.kind(), row);
    CrmRecord contact = client == null ? null : shown.record(RecordKind.CONTACT, client);
    return new Dossier(
        shown.record(ref.kind(), row),
        contact,
        organization(row, client),
        tags(row.description()),
        notes(ref),
        tasks(ref));
  }

  private EspoRecord client(RecordKind kind, EspoRecord row) {
    String id = kind == RecordKind.DEAL ? EspoShown.client(row) : row.createdContactId();
    if (id == null && kind == RecordKind.LEAD) {
      id = paired(row);
    }
    try {
      return id == null ? null : calls.one(EspoType.CONTACT, id);
    } catch (CrmStop stop) {
      if (EspoCalls.isGone(stop)) {
        return null;
      }
      throw stop;
    }
  }

  /** A lead stands alone: its contact has the same number or mail, of several the same name. */
  private String paired(EspoRecord lead) {
    if (lead.phoneNumber() == null && lead.emailAddress() == null) {
      return null;
    }
    List<EspoRecord> same =
        calls.list(
            EspoType.CONTACT, "name", ClientWhere.of(lead.phoneNumber(), lead.emailAddress()));
    return same.stream()
        .filter(contact -> same.size() == 1 || contact.name().equals(lead.name()))
        .map(EspoRecord::id)
        .findFirst()
        .orElse(null);
  }

  private static String organization(EspoRecord row, EspoRecord client) {
    String own = blankToNull(row.accountName());
    return own != null || client == null ? own : blankToNull(client.accountName());
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static Map<String, String> tags(String description) {
    return TAG.matcher(description == null ? "" : description)
        .results()
        .collect(Collectors.toMap(tag -> tag.group(1), tag -> tag.group(2).strip(), (a, b) -> a));
  }

  private List<Note> notes(RecordRef ref) {
    List<EspoRecord> posts = new ArrayList<>();
    List<EspoRecord> page;
    do {
      Integer offset = posts.isEmpty() ? null : posts.size();
      page = calls.posts(EspoType.of(ref.kind()), ref.id(), offset);
      posts.addAll(page);
    } while (page.size() == EspoCalls.MAX_POSTS);
    return posts.reversed().stream()
        .filter(post -> post.parentId() == null || post.parentId().equals(ref.id()))
        .filter(post -> blankToNull(post.post()) != null)
        .map(this::note)
        .toList();
  }

  private Note note(EspoRecord post) {
    return new Note(
        EspoType.NOTE.ref(config.site(), post.id()),
        EspoNote.unmarked(post.post()),
        post.createdByName(),
        post.created());
  }

  private List<Task> tasks(RecordRef ref) {
    List<EspoRecord> tasks = new ArrayList<>();
    List<EspoRecord> page;
    do {
      Map<String, String> query =
          Where.query(
              Where.equal("parentType", EspoType.of(ref.kind()).entity()),
              Where.equal("parentId", ref.id()));
      query.put(
          "attributeSelect",
          "name,status,description,dateEnd,dateEndDate,assignedUserId,createdAt");
      query.put("orderBy", "createdAt");
      query.put("order", "asc");
      query.put("offset", String.valueOf(tasks.size()));
      page = calls.page(EspoType.TASK, query);
      tasks.addAll(page);
    } while (page.size() == EspoCalls.MAX_PAGE);
    return tasks.stream().map(this::task).toList();
  }

  private Task task(EspoRecord row) {
    Instant due = EspoTime.parse(row.dateEnd());
    return new Task(
        EspoType.TASK.ref(config.site(), row.id()),
        row.name(),
        row.description(),
        row.assignedUserId(),
        due == null ? EspoTime.middleOf(row.dateEndDate()) : due,
        OVER.contains(row.status() == null ? "" : row.status()));
  }
}
