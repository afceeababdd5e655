package dev.patchbay.caller;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.caller.KnownClient.Known;
import java.time.Instant;
import java.util.List;

/**
 * Who is calling, for a person whose telephone rings. What is not known is null.
 *
 * @param phone E.164
 * @param name as the CRM has it
 * @param firstName the first word of the name, for telephone systems that want two
 * @param lastName the rest
 * @param contact the client (RO App: client)
 * @param lead the open lead, else the latest (RO App: inquiry)
 * @param deal the open deal, else the latest (RO App: order)
 * @param responsible who owns the open lead, else the open deal, else the contact
 * @param interactions the last ones, the newest first
 * @param asOf when the CRM knew this; null where nothing is known
 * @param source where it comes from
 */
public record CallerCard(
    String phone,
    String name,
    String firstName,
    String lastName,
    Link contact,
    Link lead,
    Link deal,
    Responsible responsible,
    List<ClientFile.Past> interactions,
    Instant asOf,
    Source source) {

  /**
   * @param url where a person opens the record, or null where that does not work now
   * @param open whether it is in work
   */
  public record Link(String id, String title, String url, boolean open) {
    static Link to(Known known, boolean opens) {
      return known == null
          ? null
          : new Link(
              known.ref().id(), known.title(), opens ? known.ref().url() : null, known.open());
    }
  }

  /**
   * @param crmUser the owner in the CRM
   * @param employee our id of the employee whose user that is, or null; so are the others
   */
  public record Responsible(String crmUser, String employee, String name, String extension) {}

  public enum Source {
    /** The hub's own index, which was fresh. */
    @JsonProperty("index")
    INDEX,
    /** The CRM, asked now. */
    @JsonProperty("crm")
    CRM,
    /** The hub's own index, not fresh: the CRM did not answer in time. */
    @JsonProperty("index-stale")
    INDEX_STALE,
    /** Nothing is known of the client, and the CRM did not answer in time. */
    @JsonProperty("none")
    NONE
  }
}
