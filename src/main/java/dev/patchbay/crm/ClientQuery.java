package dev.patchbay.crm;

import java.util.List;

/**
 * The client to look up.
 *
 * @param phone E.164, or null
 * @param email or null; at least one of the two is given
 * @param recent records that the hub made for this client a moment ago. A connector reads them by
 *     id and includes them when they still exist, because a search index may not show them yet
 * @param dealsCount whether deals decide, as where no leads are kept: then they are looked for also
 *     beside an open lead, which some CRMs can spare a call
 */
public record ClientQuery(String phone, String email, List<RecordRef> recent, boolean dealsCount) {

  public ClientQuery {
    recent = List.copyOf(recent);
    if (phone == null && email == null) {
      throw new IllegalArgumentException("a client is looked up by phone or e-mail");
    }
  }

  public ClientQuery(String phone, String email, List<RecordRef> recent) {
    this(phone, email, recent, false);
  }

  /** The same client, where deals decide. */
  public ClientQuery withDeals() {
    return new ClientQuery(phone, email, recent, true);
  }

  public static ClientQuery byPhone(String phone) {
    return new ClientQuery(phone, null, List.of());
  }
}
