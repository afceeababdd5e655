package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.CallEvent.Direction;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.ScenarioSettings.TitleKind;
import java.util.HashMap;
import java.util.Map;

/** Titles of new leads and deals: the project's template, else the hub's own words. */
record Titles(Map<TitleKind, String> templates, Texts texts) {

  String of(Interaction interaction, String id) {
    String template = templates.get(kind(interaction));
    String title =
        template == null ? "" : new TitleTemplate(template).filled(values(interaction, id));
    return title.isEmpty() ? texts.title(interaction, id) : Wording.oneLine(title);
  }

  private static TitleKind kind(Interaction interaction) {
    return switch (interaction) {
      case Call call when call.direction() == Direction.OUTGOING -> TitleKind.CALL_OUTGOING;
      case Call _ -> TitleKind.CALL_INCOMING;
      case FormSubmission _ -> TitleKind.FORM;
      case MessengerContact _ -> TitleKind.MESSENGER;
    };
  }

  private static Map<String, String> values(Interaction interaction, String id) {
    Map<String, String> values = new HashMap<>(interaction.utm());
    values.put("id", id);
    values.put("phone", interaction.clientPhone());
    values.put("email", interaction.clientEmail());
    values.put("name", interaction.clientName());
    switch (interaction) {
      case Call call ->
          values.put("line", call.linePhone() == null ? call.line() : call.linePhone());
      case FormSubmission form -> {
        values.put("form", form.form());
        values.put("title", form.title());
      }
      case MessengerContact contact -> {
        values.put("messenger", contact.messenger());
        values.put("handle", contact.handle());
      }
    }
    return values;
  }
}
