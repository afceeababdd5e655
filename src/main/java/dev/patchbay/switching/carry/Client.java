package dev.patchbay.switching.carry;

import dev.patchbay.crm.CrmRecord;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.RecordKind;
import dev.patchbay.crm.RecordRef;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whose lead or deal an item is: the contact, or, where there is none, whom the record itself
 * names.
 *
 * @param ref of the contact; made up of the record's own where the client has no record
 * @param phones in E.164 only
 */
record Client(RecordRef ref, String name, String owner, List<String> phones, List<String> emails) {

  static Client of(Dossier dossier) {
    CrmRecord record = dossier.record();
    CrmRecord contact = dossier.contact();
    if (contact != null) {
      return new Client(
          contact.ref(),
          firstSaid(contact.title(), record.title(), contact.phones(), contact.emails()),
          contact.owner(),
          e164(contact.phones()),
          contact.emails());
    }
    RecordRef stand =
        new RecordRef(
            RecordKind.CONTACT, "of-" + word(record.kind()) + "-" + record.ref().id(), null);
    return new Client(
        stand,
        firstSaid(record.title(), null, record.phones(), record.emails()),
        record.owner(),
        e164(record.phones()),
        record.emails());
  }

  /** Whether anything is known by which somebody could reach him. */
  boolean reachable() {
    return !phones.isEmpty() || !emails.isEmpty();
  }

  String phone() {
    return phones.isEmpty() ? null : phones.getFirst();
  }

  String email() {
    return emails.isEmpty() ? null : emails.getFirst();
  }

  /** Every name under which items may share him. No number or e-mail is readable in them. */
  List<String> names() {
    return Stream.concat(
            Stream.of("contact#" + ref.id()),
            Stream.concat(phones.stream(), emails.stream().map(Client::lower))
                .map(handle -> "handle#" + Ids.hash(handle)))
        .toList();
  }

  /** The name under which items share an organization; organizations are told by their names. */
  static String organizationName(Dossier dossier) {
    return "organization#" + Ids.hash(lower(dossier.organizationName().strip()));
  }

  /** The organization in the CRM that was left, told by its name where it has no id. */
  static RecordRef organization(Dossier dossier) {
    RecordRef own = dossier.record().organization();
    if (own != null) {
      return own;
    }
    if (dossier.contact() != null && dossier.contact().organization() != null) {
      return dossier.contact().organization();
    }
    String name = dossier.organizationName() == null ? "" : dossier.organizationName();
    return new RecordRef(RecordKind.ORGANIZATION, "named-" + Ids.hash(lower(name.strip())), null);
  }

  private static String firstSaid(
      String name, String otherwise, List<String> phones, List<String> emails) {
    return Stream.of(
            Stream.ofNullable(name), Stream.ofNullable(otherwise), phones.stream(), emails.stream())
        .flatMap(each -> each)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("?");
  }

  private static List<String> e164(List<String> phones) {
    return phones.stream().filter(phone -> phone.matches("\\+[0-9]{7,15}")).toList();
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String word(RecordKind kind) {
    return lower(kind.name());
  }
}
