package dev.patchbay.crm.roapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.patchbay.crm.roapp.Statuses.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedStatusesTest {

  @ParameterizedTest
  @CsvSource({
    // group, its name, an order's meaning, an inquiry's
    "1, New, OPEN, OPEN",
    "4, Готовы, OPEN, OPEN",
    "6, , DONE, OPEN", // a number without a name is known of orders only
    "7, Anything, CLOSED, OPEN",
    "9, Closed, DONE, CLOSED",
    "9, Закрыты успешно, DONE, DONE",
    "9, Закрыты неуспешно, CLOSED, CLOSED",
    "9, Закриті успішно, DONE, DONE",
    "9, Закриті невдало, CLOSED, CLOSED",
    "9, Processed, DONE, DONE",
    "9, Cancelled, CLOSED, CLOSED",
    "9, Zamknięte, DONE, CLOSED"
  })
  void a_group_is_told_by_its_number_or_name(
      String group, String name, Meaning order, Meaning inquiry) {
    var status = status(101, "any", group, name);
    assertThat(orders("", status).meanings().ofStatus(status)).isEqualTo(order);
    assertThat(inquiries("", status).meanings().ofStatus(status)).isEqualTo(inquiry);
  }

  @Test
  void a_status_name_counts_only_where_there_is_no_group() {
    var grouped = status(101, "Closed for lunch", "2", "In progress");
    var single = status(102, "Закрито", null, null);
    var meanings = inquiries("", grouped, single).meanings();
    assertThat(meanings.ofStatus(grouped)).isEqualTo(Meaning.OPEN);
    assertThat(meanings.ofStatus(single)).isEqualTo(Meaning.CLOSED);
  }

  @Test
  void the_form_overrules_every_guess() {
    var waiting = status(101, "Waiting", "3", "Waiting");
    var closed = status(106, "Given out", "6", "Closed");
    var lost = status(107, "Not repaired", "7", "Closed without repair");
    var meanings = orders("101; G7", waiting, closed, lost).meanings();
    assertThat(meanings.ofStatus(waiting)).isEqualTo(Meaning.DONE);
    assertThat(meanings.ofStatus(closed)).isEqualTo(Meaning.OPEN);
    assertThat(meanings.ofStatus(lost)).isEqualTo(Meaning.CLOSED);
    assertThat(orders("101", waiting).proposal()).isEmpty();
  }

  @Test
  void a_status_that_was_made_later_is_judged_by_its_group() {
    var meanings = orders("", status(106, "Given out", "6", "Closed")).meanings();
    assertThat(meanings.ofStatus(status(999, "Sent", "6", null))).isEqualTo(Meaning.DONE);
    assertThat(meanings.ofStatus(status(999, "Sent", "2", null))).isEqualTo(Meaning.OPEN);
  }

  @Test
  void what_was_guessed_is_told_with_the_field_that_corrects_it() {
    assertThat(orders("", status(106, "Given out", "6", "Closed")).proposal())
        .containsExactly(
            "Closed order statuses are taken to be: 106 (Given out, g6 Closed). If that is wrong,"
                + " name the right ones in closedOrderStatuses.");
    assertThat(inquiries("", status(201, "New", "1", "New")).proposal())
        .containsExactly(
            "No inquiry status could be told to be closed, so that each counts as open. Name the"
                + " closed ones in closedLeadStatuses; it has 201 (New, g1 New).");
  }

  @Test
  void a_name_that_does_not_exist_is_a_fault_of_its_field() {
    assertThat(orders("106, g9", status(106, "Given out", "6", "Closed")).faults())
        .containsExactly(
            "closedOrderStatuses: this account has no order status or group g9; it has 106 (Given"
                + " out, g6 Closed)");
  }

  @Test
  void meanings_survive_being_kept_as_text() {
    var meanings =
        orders("", status(101, "New", "1", "New"), status(106, "Out", "6", "Closed")).meanings();
    assertThat(Statuses.parse(meanings.text())).isEqualTo(meanings);
    assertThat(Statuses.parse("")).isEqualTo(new Statuses(java.util.Map.of(), java.util.Map.of()));
  }

  private static ClosedStatuses orders(String named, RoAppRow... rows) {
    return ClosedStatuses.ofOrders(List.of(rows), named);
  }

  private static ClosedStatuses inquiries(String named, RoAppRow... rows) {
    return ClosedStatuses.ofInquiries(List.of(rows), named);
  }

  private static RoAppRow status(long id, String name, String group, String groupName) {
    var row = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
    if (group != null) {
      row.putObject("group").put("type", Integer.parseInt(group)).put("name", groupName);
    }
    return new RoAppRow(row);
  }
}
