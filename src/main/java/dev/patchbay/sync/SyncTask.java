package dev.patchbay.sync;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;

/**
 * A message of the queue: somebody's turn to go on with an integration's run, or one record to be
 * read again. Only a pointer; how far the run is stands in the table.
 *
 * @param turn which turn; null where it is about a record
 * @param kind of the record to read again, or null
 * @param id the CRM's id of that record, or null
 */
public record SyncTask(
    String project, String integration, Integer turn, RecordKind kind, String id) {

  static SyncTask turn(SyncState state) {
    return new SyncTask(state.project(), state.integration(), state.turn().number(), null, null);
  }

  static SyncTask record(String project, String integration, RecordRef ref) {
    return new SyncTask(project, integration, null, ref.kind(), ref.id());
  }
}
