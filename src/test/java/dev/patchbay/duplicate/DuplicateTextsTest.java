package dev.patchbay.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.crm.RecordKind;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.FormSubmission.Wishes;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.scenario.text.Phrasebook;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DuplicateTextsTest {

  @Test
  void a_field_that_goes_to_the_lead_and_to_the_deal_is_read_once() {
    Map<String, Object> city = Map.of("305477", "Kyiv");
    FormSubmission form =
        new FormSubmission(
            "roistat",
            "1",
            Leads.AT,
            null,
            "Order",
            "Ann",
            "0500000001",
            "+380500000001",
            null,
            "Hello",
            null,
            null,
            Map.of(),
            Map.of(RecordKind.LEAD, city, RecordKind.DEAL, city),
            Wishes.NONE);

    String body =
        new DuplicateTexts(new Phrasebook())
            .body(form, Leads.AT, ProjectSettings.defaults("UA", ZoneId.of("Europe/Kyiv")));

    assertThat(body.lines().filter("305477: Kyiv"::equals)).hasSize(1);
  }
}
