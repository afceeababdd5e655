package dev.patchbay.intake.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.CrmSchema.Field;
import dev.patchbay.crm.CrmSchema.Option;
import dev.patchbay.crm.CrmSchema.Type;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValuesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TEXT      | Any thing        | Any thing
          NUMBER    | 1250             | 1250
          NUMBER    | 1 250,50         | 1250.5
          NUMBER    | 1,250.50         | 1250.5
          NUMBER    | 1.250,50         | 1250.5
          NUMBER    | 1.250.000,00     | 1250000
          NUMBER    | 1,250            |
          NUMBER    | 0,125            | 0.125
          NUMBER    | 1 250,500        | 1250.5
          NUMBER    | 1,250,000        |
          NUMBER    | -3               | -3
          NUMBER    | 12 items         |
          NUMBER    | 1e9              |
          NUMBER    | 99999999999999999|
          BOOLEAN   | on               | true
          BOOLEAN   | Да               | true
          BOOLEAN   | ні               | false
          BOOLEAN   | 0                | false
          BOOLEAN   | maybe            |
          DATE      | 2026-02-28       | 2026-02-28
          DATE      | 28.02.2026       | 2026-02-28
          DATE      | 31.02.2026       |
          DATE      | 2026-02-28T23:30:00Z | 2026-03-01
          DATE      | tomorrow         |
          DATE_TIME | 2026-02-28 10:00 | 2026-02-28T08:00:00Z
          DATE_TIME | 28.02.2026       | 2026-02-27T22:00:00Z
          DATE_TIME | noon             |
          CHOICE    | 7                | 7
          CHOICE    | large            | 7
          CHOICE    | huge             |
          """)
  void a_value_fits_a_field_or_it_does_not(Type type, String value, String expected) {
    Field field =
        new Field("f", "F", type, false, List.of(new Option("7", "Large"), new Option("8", "x")));
    assertThat(FieldValues.of(value, field, ZoneId.of("Europe/Kyiv")).map(Object::toString))
        .isEqualTo(java.util.Optional.ofNullable(expected));
  }
}
