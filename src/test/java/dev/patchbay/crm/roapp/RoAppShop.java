package dev.patchbay.crm.roapp;

import dev.patchbay.crm.Connected;
import dev.patchbay.crm.EmployeeMatching;
import dev.patchbay.intake.interaction.CallEvent;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.CallEvent.Phase;
import dev.patchbay.intake.interaction.CallEvent.Result;
import dev.patchbay.project.Employee;
import dev.patchbay.project.Matrix;
import dev.patchbay.project.Matrix.Row;
import dev.patchbay.project.Matrix.Trigger;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.project.ScenarioSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A shop that works with RO App: its people, its settings and the calls that it gets. */
final class RoAppShop {

  static final String PHONE = "+380501234567";
  static final String RECORDING = "https://rec.example/1.mp3";

  private RoAppShop() {}

  static List<Employee> employees(RoAppUnderTest crm) {
    var users = ((Connected.Ready) crm.open().connect()).users();
    return EmployeeMatching.match(
        List.of(employee("ivan", "ivan  koval", "101"), employee("iryna", "Iryna Melnyk", "102")),
        users);
  }

  private static Employee employee(String id, String name, String extension) {
    return new Employee(id, name, null, null, List.of(extension), null, null, null);
  }

  private static Map<Trigger, Row> rows(boolean client, boolean inquiry, boolean order) {
    Row row = new Row(client, false, inquiry, order, false, true, true);
    return Map.of(
        Trigger.IN_ANSWERED_NEW, row,
        Trigger.IN_ANSWERED_EXISTING, row,
        Trigger.IN_MISSED_NEW, row,
        Trigger.IN_MISSED_EXISTING, row);
  }

  /** With the recommended matrix. */
  static ProjectSettings settings() {
    return settings(null);
  }

  static ProjectSettings making(boolean client, boolean inquiry, boolean order) {
    return settings(new Matrix(1, rows(client, inquiry, order)));
  }

  private static ProjectSettings settings(Matrix matrix) {
    return new ProjectSettings(
        "UA",
        null,
        "iryna",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        ScenarioSettings.DEFAULT.withMatrix(matrix),
        null,
        null,
        null,
        null);
  }

  static CallEvent answered() {
    return answered("c1", PHONE);
  }

  static CallEvent answered(String call, String phone) {
    return event(call, phone, Phase.COMPLETED, Result.ANSWERED, RECORDING);
  }

  static CallEvent missed(String call, String phone) {
    return event(call, phone, Phase.COMPLETED, Result.MISSED, null);
  }

  static CallEvent event(String call, String phone, Phase phase, Result result, String recording) {
    int talk = result == Result.ANSWERED ? 110 : 0;
    return new CallEvent(
        "generic",
        call,
        phase,
        Direction.INCOMING,
        null,
        result,
        phone,
        null,
        "+380443334455",
        result == Result.ANSWERED ? List.of("101") : List.of(),
        Instant.parse("2026-11-22T14:00:00Z"),
        phase == Phase.RECORDED ? null : talk,
        phase == Phase.RECORDED ? null : talk,
        null,
        recording,
        Map.of("utm_source", "google", "utm_campaign", "spring"));
  }
}
