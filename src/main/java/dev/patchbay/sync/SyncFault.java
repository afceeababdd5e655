package dev.patchbay.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What keeps a CRM's records from being loaded whole, as a person needs to know it.
 *
 * @param message what is wrong and what to do, in full sentences
 * @param at when it was found first
 */
public record SyncFault(Code code, String message, Instant at) {

  /** The names of the faults. */
  public enum Code {
    /** The CRM does not accept the credentials: somebody must connect it again. */
    @JsonProperty("credentials")
    CREDENTIALS,
    /** The CRM user may not read what is asked for. */
    @JsonProperty("rights")
    RIGHTS,
    /** The CRM refused a record for a field that it demands. */
    @JsonProperty("mandatory-field")
    MANDATORY_FIELD,
    /** A run came to its end and found neither lead nor deal. */
    @JsonProperty("nothing-loaded")
    NOTHING_LOADED,
    /** There are statuses whose group no person has confirmed. */
    @JsonProperty("statuses-not-filed")
    STATUSES_NOT_FILED,
    @JsonProperty("crm-unavailable")
    CRM_UNAVAILABLE
  }
}
