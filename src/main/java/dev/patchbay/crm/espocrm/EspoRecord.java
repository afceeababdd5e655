package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * What the connector reads of EspoCRM's records, of whatever type: absent is null.
 *
 * @param createdAt {@code yyyy-MM-dd HH:mm:ss} in UTC
 * @param modifiedAt in the same notation
 * @param post the text of a stream note
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EspoRecord(
    String id,
    String name,
    String status,
    String stage,
    String assignedUserId,
    String accountId,
    String contactId,
    String createdContactId,
    String createdAccountId,
    String createdAt,
    String modifiedAt,
    String createdById,
    String userName,
    String emailAddress,
    String type,
    String post) {

  Instant created() {
    return EspoTime.parse(createdAt);
  }

  Instant modified() {
    return EspoTime.parse(modifiedAt);
  }
}
