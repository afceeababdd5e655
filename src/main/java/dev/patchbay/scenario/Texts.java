package dev.patchbay.scenario;

import dev.patchbay.intake.interaction.Call;
import dev.patchbay.intake.interaction.FormSubmission;
import dev.patchbay.intake.interaction.Interaction;
import dev.patchbay.intake.interaction.MessengerContact;
import dev.patchbay.project.ProjectSettings;
import dev.patchbay.scenario.text.Phrasebook;

/** What people of one project read in the CRM, in its language and time zone. */
record Texts(CallTexts calls, FormTexts forms, MessengerTexts messengers) {

  static Texts of(Phrasebook phrasebook, ProjectSettings settings) {
    Wording words = new Wording(phrasebook.in(settings.language()), settings.zone());
    return new Texts(new CallTexts(words), new FormTexts(words), new MessengerTexts(words));
  }

  /**
   * What a new record is called.
   *
   * @param id the hub's id of the interaction
   */
  String title(Interaction interaction, String id) {
    return switch (interaction) {
      case Call call -> calls.title(call);
      case FormSubmission form -> forms.title(form);
      case MessengerContact contact -> messengers.title(contact, id);
    };
  }

  /** The client's name, or what he is reached by while nobody knows the name. */
  static String clientName(Interaction interaction) {
    return Wording.firstOf(
        interaction.clientName(),
        interaction instanceof MessengerContact contact ? contact.handle() : null,
        interaction.clientPhone(),
        interaction.clientEmail(),
        interaction instanceof Call call ? call.client() : null);
  }
}
