package dev.patchbay.intake.interaction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.crm.RecordKind;
import java.time.Instant;
import java.util.Map;

/**
 * A site's form, or a lead that another service hands over.
 *
 * @param source {@code form}, {@code roistat}
 * @param submissionId the sender's own id of this submission, or one that the hub gave it: a repeat
 *     of the same id is the same submission
 * @param form which form of the site it was, or null
 * @param title what the sender wants the lead to be called, or null
 * @param phone as sent, for people
 * @param visit the visit number of the site's tracking, or null
 * @param creationMethod how the lead came about, in the sender's words, or null
 * @param fields values for the CRM's own fields, by the kind of record and the CRM's id of the
 *     field; those of {@link RecordKind#LEAD} go to a lead, those of {@link RecordKind#DEAL} to a
 *     deal
 * @param wishes what the sender asks of the hub
 */
public record FormSubmission(
    String source,
    String submissionId,
    Instant submittedAt,
    String form,
    String title,
    String clientName,
    String phone,
    String clientPhone,
    String clientEmail,
    String comment,
    String visit,
    String creationMethod,
    Map<String, String> utm,
    Map<RecordKind, Map<String, Object>> fields,
    Wishes wishes)
    implements Interaction, InteractionEvent {

  public FormSubmission {
    utm = utm == null ? Map.of() : Map.copyOf(utm);
    fields = fields == null ? Map.of() : Map.copyOf(fields);
    wishes = wishes == null ? Wishes.NONE : wishes;
  }

  @Override
  @JsonIgnore
  public String interactionId() {
    return submissionId;
  }

  /**
   * @param inWorkOnly whether only leads and deals in work can make this one a duplicate; null for
   *     the project's setting
   * @param appendToDuplicate whether a duplicate leaves a comment in the existing deal; null for
   *     the project's setting
   * @param keepOnly whether the lead stays in the hub and is not sent to the CRM
   * @param callback whether the client asked to be called back at once
   * @param callbackPhone the operator's number for that, or null
   * @param placement where a new lead or deal is to stand and whose it is to be
   */
  public record Wishes(
      Boolean inWorkOnly,
      Boolean appendToDuplicate,
      @JsonProperty("keepOnly") boolean keepOnly,
      @JsonProperty("callback") boolean callback,
      String callbackPhone,
      Placement placement) {

    public static final Wishes NONE = new Wishes(null, null, false, false, null);

    public Wishes {
      placement = placement == null ? Placement.NONE : placement;
    }

    /** The wishes of a sender that leaves the placement to the project's rules. */
    public Wishes(
        Boolean inWorkOnly,
        Boolean appendToDuplicate,
        boolean keepOnly,
        boolean callback,
        String callbackPhone) {
      this(inWorkOnly, appendToDuplicate, keepOnly, callback, callbackPhone, null);
    }
  }

  /**
   * What a sender names in the CRM's own ids, checked against the CRM's pipelines and the project's
   * employees. Each is null where the project's rules decide.
   *
   * @param kind of record that stands in the pipeline or stage
   * @param responsible id of the CRM's user
   */
  public record Placement(RecordKind kind, String pipeline, String stage, String responsible) {

    public static final Placement NONE = new Placement(null, null, null, null);
  }
}
