package dev.patchbay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.project.Project;
import dev.patchbay.scenario.Samples.CallBuilder;
import dev.patchbay.scenario.Samples.FormBuilder;
import dev.patchbay.scenario.Samples.SettingsBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreeningTest {

  private final CallBuilder call = new CallBuilder();
  private final SettingsBuilder settings = new SettingsBuilder();

  @Test
  void an_incoming_call_of_a_client_passes() {
    assertThat(Screening.check(call.build(), settings.project())).isEmpty();
  }

  @Test
  void a_call_whose_direction_was_not_told_is_taken_as_incoming() {
    call.direction = null;
    assertThat(Screening.check(call.build(), settings.project())).isEmpty();
  }

  @Test
  void a_blocked_client_is_skipped_however_the_list_writes_the_number() {
    settings.blocked = List.of("+380 67 123-45-67");
    assertSkipped("blocked", "The number …4567 is on the list of blocked numbers.");
  }

  @Test
  void a_call_to_a_blocked_line_is_skipped() {
    settings.blocked = List.of(Samples.LINE);
    assertSkipped("blocked", "The number …4455 is on the list of blocked numbers.");
  }

  @Test
  void a_number_that_merely_ends_like_a_blocked_one_passes() {
    settings.blocked = List.of("+48671234567", "1234567", "");
    assertThat(Screening.check(call.build(), settings.project())).isEmpty();
  }

  @Test
  void blocked_wins_over_every_other_reason() {
    settings.blocked = List.of(Samples.LINE);
    call.direction = Direction.INTERNAL;
    call.clientPhone = null;
    assertSkipped("blocked", "The number …4455 is on the list of blocked numbers.");
  }

  @Test
  void an_internal_call_is_skipped() {
    call.direction = Direction.INTERNAL;
    assertSkipped("internal-call", "A call between the project's own people.");
  }

  @Test
  void one_of_the_projects_own_lines_is_no_client() {
    settings.own = List.of(Samples.CLIENT);
    assertSkipped("own-number", "The client's number …4567 is one of the project's own lines.");
  }

  @Test
  void an_employees_number_is_no_client() {
    call.clientPhone = "+380501110001";
    assertSkipped("own-number", "The client's number …0001 belongs to the employee Olena Koval.");
  }

  @Test
  void an_employees_extension_is_no_client() {
    call.client = "101";
    call.clientPhone = null;
    assertSkipped("own-number", "The client's number 101 belongs to the employee Olena Koval.");
  }

  @Test
  void a_number_that_two_employees_share_is_still_no_client() {
    call.clientPhone = "+380501110001";
    Project project = settings.project(Samples.OLENA, Samples.OLENA);
    assertThat(Screening.check(call.build(), project).orElseThrow().code()).isEqualTo("own-number");
  }

  @Test
  void a_withheld_number_is_skipped() {
    call.client = " ";
    call.clientPhone = null;
    assertSkipped("no-number", "The telephony sent no number of the client.");
  }

  @Test
  void what_is_no_number_is_named_with_few_of_its_digits() {
    call.client = "99900011122233344455566";
    call.clientPhone = null;
    assertSkipped(
        "no-number", "What was sent as the client's number, \"…5566\", is not a phone number.");
    call.client = "anonymous";
    assertSkipped(
        "no-number", "What was sent as the client's number, \"anonymous\", is not a phone number.");
  }

  @Test
  void a_beginning_of_numbers_blocks_all_of_them() {
    settings.blocked = List.of("+38067*");
    assertSkipped("blocked", "The number …4567 is on the list of blocked numbers.");
    settings.blocked = List.of("+38068*");
    assertThat(Screening.check(call.build(), settings.project())).isEmpty();
  }

  @Test
  void a_blocked_line_blocks_what_comes_in_on_it() {
    settings.blocked = List.of("line:trunk-Kyiv");
    call.line = "Trunk-kyiv";
    call.linePhone = null;
    assertSkipped("blocked", "The line Trunk-kyiv is on the list of blocked numbers.");
  }

  @Test
  void own_numbers_may_be_given_by_their_beginning() {
    settings.own = List.of("+3806712345*");
    assertSkipped("own-number", "The client's number …4567 is one of the project's own lines.");
  }

  @Test
  void an_outgoing_call_of_a_client_passes() {
    call.direction = Direction.OUTGOING;
    assertThat(Screening.check(call.build(), settings.project())).isEmpty();
  }

  @Test
  void a_form_of_a_blocked_number_is_skipped() {
    settings.blocked = List.of(Samples.CLIENT);
    assertThat(code(new FormBuilder().build())).isEqualTo("blocked");
    assertThat(code(Samples.messenger(Samples.CLIENT))).isEqualTo("blocked");
  }

  @Test
  void a_form_that_the_sender_wants_kept_here_is_skipped() {
    FormBuilder form = new FormBuilder();
    form.wishes = new FormSubmission.Wishes(null, null, true, false, null);
    assertThat(code(form.build())).isEqualTo("kept-only");
  }

  @Test
  void a_form_without_a_number_or_an_address_that_can_be_read_is_skipped() {
    FormBuilder form = new FormBuilder();
    form.clientPhone = null;
    assertThat(code(form.build())).isNull();
    form.email = null;
    assertThat(code(form.build())).isEqualTo("no-contact-data");
  }

  @Test
  void a_messengers_handle_is_enough_to_know_somebody() {
    assertThat(code(Samples.messenger(null))).isNull();
  }

  private String code(Interaction interaction) {
    return Screening.check(interaction, settings.project()).map(Plan.Skip::code).orElse(null);
  }

  private void assertSkipped(String code, String reason) {
    assertThat(Screening.check(call.build(), settings.project()))
        .contains(new Plan.Skip(code, reason));
  }
}
