package dev.patchbay.crm;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What an action refers to: a record that exists, or one that an earlier step of the same plan
 * makes.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Target.Existing.class, name = "existing"),
  @JsonSubTypes.Type(value = Target.MadeBy.class, name = "made-by")
})
public sealed interface Target {

  record Existing(RecordRef ref) implements Target {}

  /**
   * @param step the key of the step that makes the record
   */
  record MadeBy(RecordKind kind, String step) implements Target {}
}
