package dev.patchbay.crm;

import java.util.List;
import java.util.Map;

/**
 * Reads the webhooks of one kind of CRM. What a notice says is not believed: it only tells which
 * record to read again.
 */
public interface CrmNotices {

  /**
   * Checks that the CRM sent it, then says what it is about. Pure.
   *
   * @param subscription what {@link Crm#subscribe} answered when the CRM was connected
   */
  Read read(Request request, Subscription subscription);

  /**
   * A request as it came in.
   *
   * @param headers by lower-case name
   */
  record Request(Map<String, String> headers, Map<String, String> query, byte[] body) {}

  /** What a request says. */
  sealed interface Read {

    /** At least the CRM's word that something changed; may be empty. */
    record Notices(List<Notice> notices) implements Read {}

    /** Not from this CRM: the signature or the password is wrong or missing. */
    record NotAuthentic(String reason) implements Read {}

    /** From this CRM, but not to be understood. */
    record Unreadable(String reason) implements Read {}
  }

  /**
   * @param id the same for a repeat of the same notice, and only for that
   * @param ref the record to read again
   */
  record Notice(String id, RecordRef ref) {}
}
