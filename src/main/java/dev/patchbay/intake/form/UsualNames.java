package dev.patchbay.intake.form;

import dev.patchbay.project.FormSettings.Property;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that sites usually give to the fields of a form. */
final class UsualNames {

  private static final Map<Property, Set<String>> NAMES = new EnumMap<>(Property.class);

  static {
    NAMES.put(
        Property.NAME,
        Set.of(
            "name",
            "fullname",
            "yourname",
            "clientname",
            "customername",
            "contactname",
            "username",
            "fio",
            "имя",
            "фио",
            "імя",
            "піб",
            "imie",
            "imię",
            "nom"));
    NAMES.put(Property.FIRST_NAME, Set.of("firstname", "fname", "givenname", "prenom", "prénom"));
    NAMES.put(
        Property.LAST_NAME,
        Set.of("lastname", "lname", "surname", "familyname", "фамилия", "прізвище", "nazwisko"));
    NAMES.put(
        Property.PHONE,
        Set.of(
            "phone",
            "tel",
            "telephone",
            "phonenumber",
            "yourphone",
            "yourtel",
            "mobile",
            "mobilephone",
            "clientphone",
            "customerphone",
            "телефон",
            "telefon"));
    NAMES.put(
        Property.EMAIL,
        Set.of("email", "mail", "youremail", "emailaddress", "clientemail", "почта", "пошта"));
    NAMES.put(
        Property.COMMENT,
        Set.of(
            "comment",
            "comments",
            "message",
            "yourmessage",
            "text",
            "question",
            "note",
            "комментарий",
            "коментар",
            "сообщение",
            "повідомлення",
            "wiadomosc",
            "wiadomość"));
    NAMES.put(Property.TITLE, Set.of("title", "subject", "yoursubject", "тема"));
    NAMES.put(Property.FORM, Set.of("form", "formname", "formid"));
    NAMES.put(Property.VISIT, Set.of("roistat", "roistatvisit", "visit"));
    NAMES.put(Property.CREATION_METHOD, Set.of("ordercreationmethod"));
    NAMES.put(Property.UTM_SOURCE, Set.of("utmsource"));
    NAMES.put(Property.UTM_MEDIUM, Set.of("utmmedium"));
    NAMES.put(Property.UTM_CAMPAIGN, Set.of("utmcampaign"));
    NAMES.put(Property.UTM_TERM, Set.of("utmterm"));
    NAMES.put(Property.UTM_CONTENT, Set.of("utmcontent"));
  }

  private UsualNames() {}

  /** What a field is by its name, or by the last part of a nested one. */
  static Optional<Property> property(String field) {
    String last = field.replaceFirst("^.*\\[([^\\]]+)]$", "$1");
    String plain = last.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    return NAMES.entrySet().stream()
        .filter(known -> known.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
