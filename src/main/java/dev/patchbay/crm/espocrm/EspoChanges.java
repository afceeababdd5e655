package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Changes;
import dev.patchbay.crm.Changes.Change;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Lists records by their last change. EspoCRM orders equal times by id, so second and id together
 * name a place in the list. Deleted records are not told of.
 */
final class EspoChanges {

  private static final String COMMON = "name,assignedUserId,createdAt,modifiedAt,";

  private static final Map<RecordKind, String> ATTRIBUTES =
      Map.of(
          RecordKind.CONTACT, COMMON + "phoneNumber,emailAddress,accountId",
          RecordKind.LEAD,
              COMMON
                  + "status,phoneNumber,emailAddress,opportunityAmount,opportunityAmountCurrency,"
                  + "createdContactId,createdAccountId,createdOpportunityId,convertedAt",
          RecordKind.DEAL, COMMON + "stage,amount,amountCurrency,contactId,contactsIds,accountId");

  private final EspoConfig config;
  private final EspoCalls calls;

  EspoChanges(EspoConfig config, EspoCalls calls) {
    this.config = config;
    this.calls = calls;
  }

  /** One call; the first page of leads or deals takes one more, for the meaning of statuses. */
  Changes.Page page(ChangesQuery query) {
    EspoCursor from = query.cursor() == null ? null : EspoCursor.parse(query.cursor());
    EspoMeanings meanings =
        from == null || from.meanings() == null
            ? EspoMeanings.read(query.kind(), config, calls)
            : from.meanings();
    Map<String, String> list = from == null ? since(query.since()) : Where.query(behind(from));
    list.put("attributeSelect", ATTRIBUTES.get(query.kind()) + "," + EspoFields.MARKER);
    list.put("orderBy", "modifiedAt");
    list.put("order", "asc");
    List<EspoRecord> rows = calls.page(EspoType.of(query.kind()), list);
    var shown = new EspoShown(config.site(), meanings);
    List<Change> changes =
        rows.stream()
            .<Change>map(row -> new Change.Present(shown.record(query.kind(), row)))
            .toList();
    return new Changes.Page(
        changes, rows.size() < EspoCalls.MAX_PAGE ? null : next(rows, meanings));
  }

  private static Map<String, String> since(Instant since) {
    // EspoCRM keeps whole seconds, and the moment itself counts.
    return since.equals(Instant.EPOCH)
        ? Where.query()
        : Where.query(Where.notBefore("modifiedAt", EspoTime.format(since)));
  }

  private static Where behind(EspoCursor cursor) {
    return Where.any(
        List.of(
            Where.after("modifiedAt", cursor.at()),
            Where.all(Where.equal("modifiedAt", cursor.at()), Where.greater("id", cursor.id()))));
  }

  private static String next(List<EspoRecord> rows, EspoMeanings meanings) {
    EspoRecord last = rows.getLast();
    return new EspoCursor(last.modifiedAt(), last.id(), meanings).text();
  }

  /** Two calls, for a contact one. */
  CrmRecord read(RecordRef ref) {
    EspoRecord row = calls.one(EspoType.of(ref.kind()), ref.id());
    return shown(ref.kind()).record(ref.kind(), row);
  }

  EspoShown shown(RecordKind kind) {
    return new EspoShown(config.site(), EspoMeanings.read(kind, config, calls));
  }
}
