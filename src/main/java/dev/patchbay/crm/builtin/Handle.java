package dev.patchbay.crm.builtin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a client is found by: a number by its digits, or an e-mail in lower case.
 *
 * @param text without {@code #}
 */
record Handle(String text) {

  static Handle phone(String phone) {
    return new Handle("p:" + phone.replaceAll("\\D", ""));
  }

  static Handle email(String email) {
    return new Handle(
        "m:" + URLEncoder.encode(email.toLowerCase(Locale.ROOT), StandardCharsets.UTF_8));
  }

  static List<Handle> of(BuiltinRecord record) {
    return Stream.concat(
            record.phones().stream().map(Handle::phone),
            record.emails().stream().map(Handle::email))
        .toList();
  }
}
