package dev.patchbay.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;

/**
 * How the project's sites may send forms.
 *
 * @param allowedOrigins the origins ({@code https://shop.example}) whose pages may post; a browser
 *     on another origin is refused. Empty allows none
 * @param honeypot the name of a field that people do not see: who fills it is no person. Empty for
 *     none
 * @param perMinute how many forms one visitor's address may send from one origin in a minute
 * @param originPerMinute how many forms all visitors of one origin may send in a minute
 * @param mapping which field of a form goes where, in order; what it does not name is recognised by
 *     its usual names or goes into the note
 */
public record FormSettings(
    List<String> allowedOrigins,
    String honeypot,
    Integer perMinute,
    Integer originPerMinute,
    List<Mapping> mapping) {

  public static final FormSettings DEFAULT = new FormSettings(null, null, null, null, null);

  public FormSettings {
    allowedOrigins = allowedOrigins == null ? List.of() : List.copyOf(allowedOrigins);
    honeypot = honeypot == null ? "_website" : honeypot;
    perMinute = perMinute == null ? 30 : perMinute;
    originPerMinute = originPerMinute == null ? 300 : originPerMinute;
    mapping = mapping == null ? List.of() : List.copyOf(mapping);
  }

  /**
   * @param from the field's name in the form, such as {@code city} or {@code client[city]}
   * @param form the only form that it holds for, or null for every form
   */
  public record Mapping(String from, String form, To to) {

    /** Whether it holds for a field of this name in this form. Case does not matter. */
    public boolean holdsFor(String field, String ofForm) {
      return from.equalsIgnoreCase(field) && (form == null || form.equalsIgnoreCase(ofForm));
    }
  }

  /**
   * Either one of the hub's own properties or a field of the CRM.
   *
   * @param kind of the record that has the field; null with a property
   * @param field the CRM's id of the field; null with a property
   */
  public record To(Property property, Kind kind, String field) {}

  /** The records that a form's values may go to. */
  public enum Kind {
    @JsonProperty("contact")
    CONTACT,
    @JsonProperty("organization")
    ORGANIZATION,
    @JsonProperty("lead")
    LEAD,
    @JsonProperty("deal")
    DEAL
  }

  /** What the hub itself understands of a form. */
  public enum Property {
    @JsonProperty("name")
    NAME,
    @JsonProperty("firstName")
    FIRST_NAME,
    @JsonProperty("lastName")
    LAST_NAME,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("comment")
    COMMENT,
    @JsonProperty("title")
    TITLE,
    @JsonProperty("form")
    FORM,
    @JsonProperty("visit")
    VISIT,
    @JsonProperty("creationMethod")
    CREATION_METHOD,
    @JsonProperty("utm_source")
    UTM_SOURCE,
    @JsonProperty("utm_medium")
    UTM_MEDIUM,
    @JsonProperty("utm_campaign")
    UTM_CAMPAIGN,
    @JsonProperty("utm_term")
    UTM_TERM,
    @JsonProperty("utm_content")
    UTM_CONTENT;

    /** Whether it is a marketing tag; its tag's name is {@link #tag}. */
    public boolean isTag() {
      return name().startsWith("UTM_");
    }

    /** The name under which a marketing tag is kept, such as {@code utm_source}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
