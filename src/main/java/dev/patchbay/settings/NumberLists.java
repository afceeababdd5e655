package dev.patchbay.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.patchbay.intake.FieldError;
import dev.patchbay.intake.phone.PhoneNumbers;
import dev.patchbay.scenario.Numbers;
import java.util.List;
import java.util.Optional;

/** Lists of phone numbers in the settings: numbers, beginnings of numbers, names of lines. */
final class NumberLists {

  private static final String BEGINNING = "\\+[0-9]{2,14}";

  private final PhoneNumbers phones;
  private final ObjectMapper mapper;
  private final String country;

  NumberLists(PhoneNumbers phones, ObjectMapper mapper, String country) {
    this.phones = phones;
    this.mapper = mapper;
    this.country = country;
  }

  /**
   * The list with numbers in E.164.
   *
   * @param lines whether it may name lines
   */
  ArrayNode clean(String field, JsonNode list, boolean lines, List<FieldError> errors) {
    ArrayNode numbers = mapper.createArrayNode();
    if (!list.isArray()) {
      errors.add(new FieldError(field, "must be a list of phone numbers"));
      return numbers;
    }
    for (int i = 0; i < list.size(); i++) {
      String entry = list.get(i).asText().strip();
      String place = field + "[" + i + "]";
      entry(entry, lines)
          .ifPresentOrElse(
              numbers::add, () -> errors.add(new FieldError(place, reason(entry, lines))));
    }
    return numbers;
  }

  private Optional<String> entry(String entry, boolean lines) {
    if (entry.startsWith(Numbers.LINE)) {
      String line = entry.substring(Numbers.LINE.length()).strip();
      return Optional.of(Numbers.LINE + line).filter(named -> lines && !line.isEmpty());
    }
    if (entry.endsWith(Numbers.ANY)) {
      String beginning = entry.replaceAll("[\\s()-]", "").replace(Numbers.ANY, "");
      return Optional.of(beginning + Numbers.ANY).filter(any -> beginning.matches(BEGINNING));
    }
    return phones.toE164(entry, country);
  }

  private String reason(String entry, boolean lines) {
    if (entry.startsWith(Numbers.LINE)) {
      return lines ? "names no line after line:" : "may not name a line";
    }
    return entry.endsWith(Numbers.ANY)
        ? "must be the beginning of an international number, such as +38044*"
        : "is not a phone number in the notation of " + country;
  }
}
