package dev.patchbay.switching.carry;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.store.Stored;
import dev.patchbay.switching.carry.Carry.Listing;
import dev.patchbay.sync.Mirror;
import dev.patchbay.sync.MirroredRecord;
import java.util.Set;

/**
 * Lists the open leads and deals of the CRM that was left, as they were synced last, page by page,
 * and then chooses the sample. Every part can be repeated.
 */
final class Lister {

  private static final int PAGE = 100;
  private static final String DEALS = "deal|";
  private static final String LEADS = "lead|";

  private final Mirror mirror;
  private final Items items;

  Lister(Mirror mirror, Items items) {
    this.mirror = mirror;
    this.items = items;
  }

  /** Goes on by a page, and says how far it is then. */
  Listing go(Carry carry) {
    String cursor = carry.listing().cursor() == null ? DEALS : carry.listing().cursor();
    boolean deals = cursor.startsWith(DEALS);
    String at = cursor.substring(DEALS.length());
    Mirror.Copies page =
        mirror.page(
            carry.project(),
            carry.from().id(),
            deals ? RecordKind.DEAL : RecordKind.LEAD,
            null,
            null,
            PAGE,
            at.isEmpty() ? null : at);
    page.copies().stream()
        .filter(MirroredRecord::open)
        .forEach(copy -> items.list(carry, item(copy)));
    if (page.cursor() != null) {
      return new Listing(false, (deals ? DEALS : LEADS) + page.cursor());
    }
    if (deals) {
      return new Listing(false, LEADS);
    }
    choose(carry);
    return new Listing(true, null);
  }

  private static CarryItem item(MirroredRecord copy) {
    return CarryItem.listed(
        Items.key(copy.record().kind(), copy.createdAt(), copy.record().ref().id()),
        copy.record().ref());
  }

  private void choose(Carry carry) {
    int count = 0;
    String cursor = null;
    do {
      Items.Page page = items.page(carry, PAGE, cursor);
      count += page.items().size();
      cursor = page.cursor();
    } while (cursor != null);
    Set<Integer> chosen = Sample.of(carry.change(), count);
    int place = 0;
    do {
      Items.Page page = items.page(carry, PAGE, cursor);
      for (Stored<CarryItem> item : page.items()) {
        if (chosen.contains(place++) && !item.value().sample()) {
          items.replace(item, item.value().sampled()).orElseThrow(ItemSession.Overtaken::new);
        }
      }
      cursor = page.cursor();
    } while (cursor != null);
  }
}
