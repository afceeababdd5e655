package dev.patchbay.crm.espocrm;

import dev.patchbay.crm.Action.CreateContact;
import dev.patchbay.crm.Action.CreateOrganization;
import dev.patchbay.crm.Action.UpdateNote;
import dev.patchbay.crm.Action.UpdateTask;
import dev.patchbay.crm.Changes;
import dev.patchbay.crm.ChangesQuery;
import dev.patchbay.crm.ClientQuery;
import dev.patchbay.crm.Command;
import dev.patchbay.crm.Connected;
import dev.patchbay.crm.Crm;
import dev.patchbay.crm.CrmStop;
import dev.patchbay.crm.Described;
import dev.patchbay.crm.Dossier;
import dev.patchbay.crm.Failure;
import dev.patchbay.crm.Lookup;
import dev.patchbay.crm.Outcome;
import dev.patchbay.crm.Reading;
import dev.patchbay.crm.RecordRef;
import dev.patchbay.crm.Recovery;
import dev.patchbay.crm.Subscription;
import dev.patchbay.crm.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One connected EspoCRM. */
final class EspoCrm implements Crm {

  private final EspoConfig config;
  private final EspoCalls calls;
  private final Clock clock;

  EspoCrm(EspoConfig config, EspoCalls calls, Clock clock) {
    this.config = config;
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public Connected connect() {
    try {
      return new EspoSetup(config, calls).run();
    } catch (CrmStop stop) {
      return new Connected.Failed(certain(stop));
    }
  }

  @Override
  public Lookup find(ClientQuery client) {
    try {
      return new Lookup.Known(new EspoLookup(config, calls).find(client));
    } catch (CrmStop stop) {
      return new Lookup.Failed(certain(stop));
    }
  }

  @Override
  public Described describe() {
    try {
      return new Described.Known(new EspoSchema(calls).read());
    } catch (CrmStop stop) {
      return new Described.Failed(certain(stop));
    }
  }

  @Override
  public List<Outcome> perform(List<Command> batch) {
    return batch.stream().map(this::perform).toList();
  }

  private Outcome perform(Command command) {
    EspoType type = EspoType.of(command.action().makes());
    var fields = EspoFields.of(command, config.user(), LocalDate.now(clock));
    try {
      return switch (command.action()) {
        case CreateContact _, CreateOrganization _ -> createUnlessKnown(command, type, fields);
        case UpdateNote a -> update(a.note(), fields);
        case UpdateTask a -> update(a.task(), fields);
        // Of leads, deals and tasks a client has many; that a new one is wanted is decided.
        default -> create(type, fields);
      };
    } catch (CrmStop stop) {
      return stop.outcome();
    }
  }

  private Outcome update(Target target, Map<String, Object> fields) {
    RecordRef ref = EspoFields.existing(target);
    EspoType type = EspoType.of(ref.kind());
    calls.update(type, ref.id(), fields);
    return new Outcome.Found(type.ref(config.site(), ref.id()));
  }

  private Outcome create(EspoType type, Map<String, Object> fields) {
    return new Outcome.Created(ref(type, calls.create(type, fields, true)));
  }

  /**
   * EspoCRM calls a namesake a duplicate. Only one with the same number, mail or, for an
   * organization, the same whole name is taken for the same.
   */
  private Outcome createUnlessKnown(Command command, EspoType type, Map<String, Object> fields) {
    try {
      return new Outcome.Created(ref(type, calls.create(type, fields, false)));
    } catch (CrmStop stop) {
      if (!stop.outcome().equals(EspoRefusals.DUPLICATE)) {
        throw stop;
      }
    }
    List<RecordRef> same =
        switch (command.action()) {
          case CreateContact a when a.phone() != null || a.email() != null ->
              refs(type, ClientWhere.of(a.phone(), a.email()));
          default -> refs(type, Where.equal("name", String.valueOf(nameOf(fields))));
        };
    return switch (same.size()) {
      case 0 -> create(type, fields);
      case 1 -> new Outcome.Found(same.getFirst());
      default -> new Outcome.Ambiguous(same, "EspoCRM has several of the same number or name");
    };
  }

  private static Object nameOf(Map<String, Object> fields) {
    return fields.getOrDefault("name", fields.get("lastName"));
  }

  private List<RecordRef> refs(EspoType type, Where where) {
    return calls.list(type, "name,createdAt", where).stream().map(row -> ref(type, row)).toList();
  }

  @Override
  public Recovery recover(Command command, Instant intendedAt) {
    try {
      return new EspoRecovery(config, calls).recover(command, intendedAt);
    } catch (CrmStop stop) {
      return new Recovery.Failed(certain(stop));
    }
  }

  @Override
  public Changes changes(ChangesQuery query) {
    try {
      return new EspoChanges(config, calls).page(query);
    } catch (CrmStop stop) {
      return new Changes.Failed(certain(stop));
    }
  }

  @Override
  public Reading read(RecordRef ref) {
    try {
      return new Reading.Present(new EspoChanges(config, calls).read(ref));
    } catch (CrmStop stop) {
      return EspoCalls.isGone(stop) ? new Reading.Gone(null) : new Reading.Failed(certain(stop));
    }
  }

  @Override
  public Dossier.Answer dossier(RecordRef ref) {
    return new EspoDossier(config, calls).gather(ref);
  }

  @Override
  public Outcome remove(RecordRef ref) {
    try {
      calls.remove(EspoType.of(ref.kind()), ref.id());
      return new Outcome.Found(ref);
    } catch (CrmStop stop) {
      return EspoCalls.isGone(stop) ? new Outcome.Found(ref) : stop.outcome();
    }
  }

  @Override
  public Subscription.Answer subscribe(String url) {
    try {
      return new Subscription.Answer.Subscribed(new EspoWebhooks(calls).subscribe(url));
    } catch (CrmStop stop) {
      return new Subscription.Answer.Failed(certain(stop));
    }
  }

  @Override
  public Outcome unsubscribe(Subscription subscription) {
    try {
      new EspoWebhooks(calls).remove(subscription.ids().keySet());
      return new Outcome.Found(null);
    } catch (CrmStop stop) {
      return stop.outcome();
    }
  }

  private RecordRef ref(EspoType type, EspoRecord row) {
    return type.ref(config.site(), row.id());
  }

  private static Failure certain(CrmStop stop) {
    return stop.outcome() instanceof Failure failure
        ? failure
        : new Failure.Unavailable("EspoCRM's answer was lost");
  }
}
