package dev.patchbay.scenario;

import dev.patchbay.crm.Action;
import dev.patchbay.crm.Target;
import dev.patchbay.project.Matrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The records that an interaction belongs to; null where there is none.
 *
 * @param missing those that have to be made first, in order
 */
record Records(
    List<Missing> missing, Target lead, Target deal, Target contact, Target organization) {

  /**
   * @param key the key of the step that makes the record
   */
  record Missing(String key, Action action) {}

  /** Where an interaction is written. */
  record NotePlace(String key, Target on) {}

  boolean none() {
    return all().isEmpty();
  }

  /** All of them, the most important first. */
  List<Target> all() {
    return Stream.of(lead, deal, contact, organization).filter(Objects::nonNull).toList();
  }

  /**
   * The main record, or all but the organization, which is somebody else's too. The main note's key
   * is always the same.
   */
  List<NotePlace> notes(Row row) {
    List<NotePlace> places = new ArrayList<>();
    place(places, "note-lead", lead);
    place(places, "note-deal", deal);
    place(places, "note-contact", contact);
    if (places.isEmpty()) {
      place(places, "note-organization", organization);
    }
    if (places.isEmpty()) {
      return List.of();
    }
    places.set(0, new NotePlace("note", places.getFirst().on()));
    return row.noteOnAll() ? places : places.subList(0, 1);
  }

  private static void place(List<NotePlace> places, String key, Target on) {
    if (on != null) {
      places.add(new NotePlace(key, on));
    }
  }
}
