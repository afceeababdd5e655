package dev.patchbay.crm.espocrm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What the connector reads of EspoCRM's records, of whatever type: absent is null.
 *
 * @param createdAt {@code yyyy-MM-dd HH:mm:ss} in UTC
 * @param modifiedAt in the same notation
 * @param post the text of a stream note
 * @param dateEndDate of a task that is due on a day without a time: {@code yyyy-MM-dd}
 * @param marker the hub's mark, where the account has the field
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
    String post,
    String description,
    BigDecimal amount,
    String amountCurrency,
    BigDecimal opportunityAmount,
    String opportunityAmountCurrency,
    List<String> contactsIds,
    String accountName,
    String createdOpportunityId,
    String convertedAt,
    String phoneNumber,
    List<Phone> phoneNumberData,
    List<Email> emailAddressData,
    String createdByName,
    String parentId,
    String dateEnd,
    String dateEndDate,
    @JsonProperty(EspoFields.MARKER) String marker) {

  /** Numbers and mails beyond the first are told of a single record only. */
  record Phone(String phoneNumber) {}

  record Email(String emailAddress) {}

  Instant created() {
    return EspoTime.parse(createdAt);
  }

  Instant modified() {
    return EspoTime.parse(modifiedAt);
  }
}
