package dev.patchbay.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.patchbay.journal.BroughtAlong;
import dev.patchbay.journal.Journal.Entries;
import dev.patchbay.journal.Journal.RawEvent;
import dev.patchbay.journal.JournalEntry;
import dev.patchbay.journal.JournalViews;
import dev.patchbay.journal.Links;
import dev.patchbay.project.Project;
import dev.patchbay.store.Json;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Journal entries as answers, with those links only that lead into the project's present CRM. */
@Singleton
class JournalAnswers {

  private final Json json;
  private final BroughtAlong brought;

  @Inject
  JournalAnswers(Json json, BroughtAlong brought) {
    this.json = json;
    this.brought = brought;
  }

  Object detail(Project project, JournalEntry entry, List<RawEvent> raw) {
    ObjectNode detail = tree(JournalViews.detail(entry, raw));
    hideLinks(project, entry, detail);
    HiddenLinks.in(detail.path("shelved"));
    return detail;
  }

  Object page(Project project, Entries entries) {
    ObjectNode page = tree(JournalViews.page(entries));
    for (int i = 0; i < entries.entries().size(); i++) {
      hideLinks(project, entries.entries().get(i), page.path("entries").get(i));
    }
    return page;
  }

  private void hideLinks(Project project, JournalEntry entry, JsonNode view) {
    if (!new Links(project, brought).work(entry.plannedFor())) {
      HiddenLinks.in(view);
    }
  }

  private ObjectNode tree(Object view) {
    return json.mapper().valueToTree(view);
  }
}
